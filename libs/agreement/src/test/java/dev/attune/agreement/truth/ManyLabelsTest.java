package dev.attune.agreement.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.agreement.Annotation;
import dev.attune.agreement.Annotations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimates where there are many labels, of which each annotator gives few. */
class ManyLabelsTest {

  private static List<String> labels(int many) {
    return IntStream.range(0, many).mapToObj("label%03d"::formatted).toList();
  }

  /** One of three answers is by chance. */
  private static Annotations<String> crowd(int items, int people, List<String> given) {
    SplittableRandom random = new SplittableRandom(5);
    List<Annotation<String>> answers = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      String right = given.get(random.nextInt(given.size()));
      int first = random.nextInt(people);
      for (int i = 0; i < 3; i++) {
        String said = random.nextInt(3) > 0 ? right : given.get(random.nextInt(given.size()));
        answers.add(
            new Annotation<>("item%05d".formatted(item), "coder" + (first + i) % people, said));
      }
    }
    return Annotations.of(answers);
  }

  @Test
  void labels_that_nobody_gave_get_what_they_get_where_each_is_computed() {
    List<String> all = labels(9);
    Annotations<String> crowd =
        crowd(150, 7, List.of(all.get(1), all.get(2), all.get(3), all.get(5), all.get(6)));
    PlainDawidSkene plain = new PlainDawidSkene(crowd, all, 1, 12);

    TrueLabels<String> found = new DawidSkene(1, 1e-12, 12).estimate(crowd, all);

    for (int item = 0; item < plain.right.length; item++) {
      assertSame(
          Objects.requireNonNull(found.posteriors().get(crowd.items().get(item))),
          all,
          plain.right[item]);
      assertThat(found.certainty(crowd.items().get(item)))
          .isEqualTo(plain.certainty(item), within(1e-9));
    }
    for (int annotator = 0; annotator < plain.habits.length; annotator++) {
      Habit<String> habit =
          Objects.requireNonNull(found.annotators().get(crowd.annotators().get(annotator)));
      assertThat(habit.given()).hasSize(5);
      for (int label = 0; label < all.size(); label++) {
        assertSame(
            Objects.requireNonNull(habit.confusion().get(all.get(label))),
            all,
            plain.habits[annotator][label]);
      }
    }
  }

  private static void assertSame(
      Map<String, Double> found, List<String> labels, double[] expected) {
    assertThat(found).hasSize(labels.size());
    for (int label = 0; label < expected.length; label++) {
      assertThat(found.get(labels.get(label))).isEqualTo(expected[label], within(1e-9));
    }
  }

  /** Two who say the same to every text, of labels that are equally frequent. */
  private static Annotations<String> unanimous(int texts, List<String> labels) {
    List<Annotation<String>> answers = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      for (String by : List.of("kim", "ling")) {
        answers.add(
            new Annotation<>("item%05d".formatted(text), by, labels.get(text % labels.size())));
      }
    }
    return Annotations.of(answers);
  }

  @ParameterizedTest
  @CsvSource({"28, 100", "77, 300", "6, 60", "2, 20"})
  void however_many_labels_there_are_what_both_said_is_right(int many, int texts) {
    List<String> labels = labels(many);

    TrueLabels<String> found = DawidSkene.STANDARD.estimate(unanimous(texts, labels), labels);

    for (int text = 0; text < texts; text++) {
      String item = "item%05d".formatted(text);
      assertThat(found.label(item)).as(item).contains(labels.get(text % many));
      assertThat(found.certainty(item)).as(item).isGreaterThan(0.99);
    }
  }

  @ParameterizedTest
  @CsvSource({"28, 100", "77, 300", "6, 60", "6, 30"})
  void who_always_says_what_is_right_is_right_however_few_their_answers(int many, int texts) {
    List<String> labels = labels(many);

    TrueLabels<String> found = DawidSkene.STANDARD.estimate(unanimous(texts, labels), labels);

    assertThat(found.annotators().values())
        .hasSize(2)
        .allSatisfy(habit -> assertThat(habit.accuracy()).isBetween(0.98, 1.0));
  }

  @Test
  void labels_that_the_scheme_has_and_nobody_gives_make_nothing_less_certain() {
    List<String> given = labels(6);

    TrueLabels<String> found = DawidSkene.STANDARD.estimate(unanimous(60, given), labels(200));

    for (int text = 0; text < 60; text++) {
      String item = "item%05d".formatted(text);
      assertThat(found.label(item)).as(item).contains(given.get(text % 6));
      assertThat(found.certainty(item)).as(item).isGreaterThan(0.999);
    }
  }

  /** Of five people who are right four times of five, two at a time. */
  @ParameterizedTest
  @CsvSource({"28, 1000", "10, 500", "3, 200"})
  void what_becomes_gold_is_as_often_right_as_it_is_certain_and_few_texts_are_that_divide_people(
      int many, int texts) {
    List<String> labels = labels(many);
    SplittableRandom random = new SplittableRandom(7);
    List<Annotation<String>> answers = new ArrayList<>();
    Map<String, String> right = new LinkedHashMap<>();
    for (int text = 0; text < texts; text++) {
      String item = "item%05d".formatted(text);
      String label = labels.get(random.nextInt(many));
      right.put(item, label);
      int first = random.nextInt(5);
      int second = (first + 1 + random.nextInt(4)) % 5;
      for (int person : new int[] {first, second}) {
        String said = random.nextInt(5) > 0 ? label : labels.get(random.nextInt(many));
        answers.add(new Annotation<>(item, "coder" + person, said));
      }
    }
    Annotations<String> crowd = Annotations.of(answers);

    TrueLabels<String> found = DawidSkene.STANDARD.estimate(crowd, labels);

    List<String> gold =
        crowd.items().stream().filter(item -> found.certainty(item) >= 0.9).toList();
    List<String> divided =
        crowd.items().stream()
            .filter(item -> Votes.of(crowd.answers(item)).winner().isEmpty())
            .toList();
    long wrong =
        gold.stream()
            .filter(item -> !found.label(item).equals(Optional.ofNullable(right.get(item))))
            .count();
    assertThat(wrong / (double) gold.size()).isLessThan(0.06);
    assertThat(gold.stream().filter(divided::contains).count() / (double) divided.size())
        .isLessThan(0.2);
    assertThat(gold.stream().filter(item -> !divided.contains(item)).count())
        .isGreaterThan((crowd.items().size() - divided.size()) * 98L / 100);
  }

  @Test
  void what_both_said_is_certain_though_nobody_has_said_it_before() {
    List<String> labels = labels(28);

    TrueLabels<String> found = DawidSkene.STANDARD.estimate(unanimous(28, labels), labels);

    assertThat(found.certainties().values()).hasSize(28).allMatch(certainty -> certainty > 0.95);
  }

  /** Ten people in a ring, each text answered by two who sit beside each other. */
  @Test
  void of_few_answers_each_what_both_said_is_certain_enough_to_become_gold() {
    List<String> labels = labels(6);
    List<Annotation<String>> answers = new ArrayList<>();
    for (int text = 0; text < 100; text++) {
      for (int beside = 0; beside < 2; beside++) {
        answers.add(
            new Annotation<>(
                "item%05d".formatted(text),
                "coder" + (text + beside) % 10,
                labels.get((text * 7 + text / 10) % 6)));
      }
    }

    TrueLabels<String> found = DawidSkene.STANDARD.estimate(Annotations.of(answers), labels);

    assertThat(found.posteriors().keySet())
        .allSatisfy(item -> assertThat(found.certainty(item)).isGreaterThanOrEqualTo(0.9));
  }

  /** Matrices of all labels for all people would take 2 GB, of which tests have a quarter. */
  @Test
  void a_thousand_people_and_five_hundred_labels_fit_into_memory() {
    List<String> labels = labels(500);
    Annotations<String> crowd = crowd(5000, 1000, labels);

    TrueLabels<String> found = new DawidSkene(1, 1e-7, 3).estimate(crowd, labels);

    assertThat(found.annotators()).hasSize(1000);
    assertThat(found.annotators().values().stream().mapToInt(habit -> habit.given().size()).sum())
        .isLessThanOrEqualTo(15_000);
    assertThat(found.posteriors()).hasSize(5000);
  }
}
