package dev.attune.console.testing;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A few dozen texts in JSON Lines, with answers that can be learned from them, for every task. */
public final class TaskRows {

  private static final int ROWS = 60;
  private static final List<String> PEOPLE = List.of("Nora", "Peter", "Amina", "Louis");
  private static final List<String> PLACES = List.of("Leeds", "Turin", "Porto");
  private static final List<String> JOY = List.of("is so happy", "could sing", "laughs with joy");
  private static final List<String> ANGER = List.of("is furious", "shouts", "slams the door");
  private static final List<String> OTHER = List.of("counts boxes", "waits", "reads a list");

  private TaskRows() {}

  /** {@code joy} and {@code anger}; every third text is {@code other}. */
  public static String labels() {
    return rows(
        i -> {
          var kind = i % 3;
          var said = List.of(JOY, ANGER, OTHER).get(kind);
          return "\"label\":\"" + List.of("joy", "anger", "other").get(kind) + "\"" + text(i, said);
        });
  }

  /** {@code joy}, {@code anger}, {@code wish}; some texts have two. */
  public static String labelSets() {
    return rows(
        i -> {
          var first = i % 2 == 0 ? "\"joy\"" : "\"anger\"";
          var wish = i % 3 == 0;
          return "\"labels\":[%s%s]%s"
              .formatted(
                  first,
                  wish ? ",\"wish\"" : "",
                  text(i, i % 2 == 0 ? JOY : ANGER, wish ? " and hopes for more" : ""));
        });
  }

  /** Persons and places. */
  public static String entities() {
    return rows(i -> "\"entities\":" + marks(i) + text(i, i % 2 == 0 ? JOY : ANGER));
  }

  /** Stress from 0 to 10: little where there is joy. */
  public static String values() {
    return rows(
        i ->
            "\"values\":{\"stress\":%d}%s".formatted(stress(i), text(i, i % 2 == 0 ? JOY : ANGER)));
  }

  /** A feeling, the names and the stress. */
  public static String joint() {
    return rows(
        i ->
            "\"outputs\":{\"feeling\":\"%s\",\"names\":%s,\"mood\":{\"stress\":%d}}%s"
                .formatted(
                    i % 2 == 0 ? "joy" : "anger",
                    marks(i),
                    stress(i),
                    text(i, i % 2 == 0 ? JOY : ANGER)));
  }

  private static int stress(int i) {
    return i % 2 == 0 ? i % 4 : 6 + i % 5;
  }

  private static String marks(int i) {
    var person = PEOPLE.get(i % PEOPLE.size());
    var place = PLACES.get(i % PLACES.size());
    var at = person.length() + " from ".length();
    return "[{\"start\":0,\"end\":%d,\"label\":\"person\"},{\"start\":%d,\"end\":%d,\"label\":\"place\"}]"
        .formatted(person.length(), at, at + place.length());
  }

  private static String text(int i, List<String> said) {
    return text(i, said, "");
  }

  private static String text(int i, List<String> said, String more) {
    return ",\"text\":\"%s from %s %s%s, day %d\""
        .formatted(
            PEOPLE.get(i % PEOPLE.size()),
            PLACES.get(i % PLACES.size()),
            said.get(i / 3 % said.size()),
            more,
            i);
  }

  private static String rows(IntFunction<String> row) {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> "{" + row.apply(i) + "}\n")
        .collect(Collectors.joining());
  }
}
