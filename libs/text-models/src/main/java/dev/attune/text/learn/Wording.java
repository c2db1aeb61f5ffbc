package dev.attune.text.learn;

import dev.attune.text.answer.Answer;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers in a few words, without any of the text: labels, places and numbers. */
final class Wording {
  private static final String NONE = "-";
  private static final int DIGITS = 3;

  private Wording() {}

  static String of(Gold gold) {
    return switch (gold) {
      case Gold.Label(String label) -> label;
      case Gold.LabelSet(var labels) -> orNone(String.join("|", labels));
      case Gold.Entities(var entities) -> places(entities.stream());
      case Gold.Values(var values) -> numbers(values);
      case Gold.Outputs(var outputs) ->
          outputs.entrySet().stream()
              .map(output -> output.getKey() + ": " + of(output.getValue()))
              .collect(Collectors.joining("; "));
    };
  }

  static String of(Answer answer) {
    return switch (answer) {
      case Answer.Label label -> label.label() == null ? NONE : label.label();
      case Answer.LabelSet set -> orNone(String.join("|", set.labels()));
      case Answer.Entities(var entities) -> places(entities.stream().map(Answer.Found::entity));
      case Answer.Values(var values) ->
          numbers(
              values.entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().value())));
      case Answer.Outputs(var outputs) ->
          outputs.entrySet().stream()
              .map(output -> output.getKey() + ": " + of(output.getValue()))
              .collect(Collectors.joining("; "));
    };
  }

  private static String places(Stream<Entity> entities) {
    return orNone(
        entities
            .map(entity -> "%s[%d,%d)".formatted(entity.label(), entity.start(), entity.end()))
            .collect(Collectors.joining(" ")));
  }

  private static String numbers(Map<String, Double> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value -> value.getKey() + "=" + number(value.getValue()))
            .collect(Collectors.joining(" "));
  }

  /** With at least three digits that count, and every one before the point. */
  private static String number(double value) {
    int magnitude = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%." + Math.max(0, DIGITS - 1 - magnitude) + "f", value);
  }

  private static String orNone(String words) {
    return words.isEmpty() ? NONE : words;
  }
}
