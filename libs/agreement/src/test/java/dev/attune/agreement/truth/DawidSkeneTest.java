package dev.attune.agreement.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.agreement.Annotation;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DawidSkeneTest {
  private static final List<String> LABELS = List.of("a", "b", "c");

  /** Ten guess and two are right 19 times of 20; the item's id begins with its right label. */
  private static Annotations<String> crowd() {
    SplittableRandom random = new SplittableRandom(3);
    List<Annotation<String>> answers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String right = LABELS.get(random.nextInt(3));
      for (int annotator = 0; annotator < 12; annotator++) {
        boolean knows = annotator < 2 && random.nextInt(20) > 0;
        String answer = knows ? right : LABELS.get(random.nextInt(3));
        if (annotator < 2 || random.nextBoolean()) {
          answers.add(new Annotation<>(right + i, "coder%02d".formatted(annotator), answer));
        }
      }
    }
    return Annotations.of(answers);
  }

  private static double right(Annotations<String> crowd, TrueLabels<String> labels) {
    return crowd.items().stream()
            .filter(item -> labels.label(item).map(item::startsWith).orElse(false))
            .count()
        / (double) crowd.items().size();
  }

  private static double accuracy(TrueLabels<String> labels, String annotator) {
    return Objects.requireNonNull(labels.annotators().get(annotator)).accuracy();
  }

  @Test
  void those_who_know_outweigh_those_who_guess() {
    Annotations<String> crowd = crowd();
    TrueLabels<String> labels = DawidSkene.STANDARD.estimate(crowd, LABELS);
    double byVote =
        crowd.items().stream()
                .filter(
                    item ->
                        Votes.of(crowd.answers(item)).winner().map(item::startsWith).orElse(false))
                .count()
            / 300.0;
    assertThat(byVote).isLessThan(0.75);
    assertThat(right(crowd, labels)).isGreaterThan(0.9);
    assertThat(accuracy(labels, "coder00")).isGreaterThan(0.9);
    assertThat(accuracy(labels, "coder05")).isLessThan(0.5);
  }

  @Test
  void no_round_lowers_the_objective_and_it_converges() {
    double before = Double.NEGATIVE_INFINITY;
    for (int rounds = 1; rounds <= 12; rounds++) {
      TrueLabels<String> labels = new DawidSkene(1, 1e-12, rounds).estimate(crowd(), LABELS);
      assertThat(labels.objective()).isGreaterThanOrEqualTo(before);
      assertThat(labels.rounds()).isEqualTo(rounds);
      assertThat(labels.converged()).isFalse();
      before = labels.objective();
    }
    assertThat(DawidSkene.STANDARD.estimate(crowd(), LABELS).converged()).isTrue();
  }

  @Test
  void probabilities_add_up_to_1() {
    TrueLabels<String> labels = DawidSkene.STANDARD.estimate(crowd(), LABELS);
    List<Map<String, Double>> all = new ArrayList<>(labels.posteriors().values());
    all.add(labels.frequency());
    labels.annotators().values().forEach(habit -> all.addAll(habit.confusion().values()));
    assertThat(all)
        .allSatisfy(
            shares ->
                assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
                    .isEqualTo(1, within(1e-9)));
  }

  @Test
  void what_is_expected_of_an_annotator_adds_up_to_their_answers_and_is_not_smoothed() {
    TrueLabels<String> labels = DawidSkene.STANDARD.estimate(crowd(), LABELS);
    assertThat(labels.annotators().values())
        .allSatisfy(
            habit ->
                assertThat(
                        habit.expected().values().stream()
                            .flatMap(row -> row.values().stream())
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isEqualTo(habit.answers(), within(1e-6)));

    List<Annotation<String>> certain = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      certain.add(new Annotation<>("item" + i, "one", LABELS.get(i % 3)));
      certain.add(new Annotation<>("item" + i, "other", LABELS.get(i % 3)));
    }
    Habit<String> habit =
        Objects.requireNonNull(
            DawidSkene.STANDARD.estimate(Annotations.of(certain), LABELS).annotators().get("one"));
    assertThat(Objects.requireNonNull(habit.expected().get("a")).get("a"))
        .isEqualTo(10, within(0.1));
    assertThat(Objects.requireNonNull(habit.confusion().get("a")).get("a"))
        .isEqualTo((10 + 1 / 3.0) / 11, within(0.01));
  }

  @Test
  void how_often_somebody_is_right_is_the_diagonal_of_what_is_expected_of_them() {
    TrueLabels<String> labels = DawidSkene.STANDARD.estimate(crowd(), LABELS);

    assertThat(labels.annotators().values())
        .allSatisfy(
            habit ->
                assertThat(habit.accuracy())
                    .isEqualTo(
                        LABELS.stream()
                                .mapToDouble(
                                    label ->
                                        Objects.requireNonNull(habit.expected().get(label))
                                            .getOrDefault(label, 0.0))
                                .sum()
                            / habit.answers(),
                        within(1e-9)));
  }

  @Test
  void the_order_in_which_answers_arrive_does_not_matter() {
    Annotations<String> crowd = crowd();
    List<Annotation<String>> reversed = new ArrayList<>();
    for (String item : crowd.items().reversed()) {
      crowd.of(item).forEach((by, answer) -> reversed.add(new Annotation<>(item, by, answer)));
    }
    assertThat(DawidSkene.STANDARD.estimate(Annotations.of(reversed), LABELS))
        .isEqualTo(DawidSkene.STANDARD.estimate(crowd, LABELS));
  }

  @Test
  void where_all_agree_their_label_is_right() {
    Annotations<String> answers = Answers.ofLetters("abcabc", "abcabc", "abcabc");
    TrueLabels<String> labels = DawidSkene.STANDARD.estimate(answers, LABELS);
    assertThat(labels.label("item0001")).contains("b");
    assertThat(labels.certainty("item0001")).isGreaterThan(0.8);
  }

  @Test
  void an_item_that_nobody_answered_has_no_label() {
    TrueLabels<String> labels = DawidSkene.STANDARD.estimate(crowd(), LABELS);
    assertThat(labels.label("unknown")).isEmpty();
    assertThat(labels.certainty("unknown")).isZero();
  }

  @Test
  void each_label_of_a_set_is_estimated_by_itself() {
    Annotations<Set<String>> sets =
        Answers.ofLetters("aabbaabb", "aabbaabb", "aabbaaba")
            .map(label -> label.equals("a") ? Set.of("joy", "trust") : Set.of("trust"));
    Map<String, TrueLabels<Boolean>> labels =
        DawidSkene.STANDARD.estimateSets(sets, List.of("joy", "trust"));
    assertThat(ofSet(labels, "joy").label("item0000")).contains(true);
    assertThat(ofSet(labels, "joy").label("item0007")).contains(false);
    assertThat(ofSet(labels, "trust").label("item0007")).contains(true);
  }

  private static TrueLabels<Boolean> ofSet(Map<String, TrueLabels<Boolean>> labels, String label) {
    return Objects.requireNonNull(labels.get(label));
  }

  @Test
  void an_answer_that_is_no_label_is_refused() {
    assertThatThrownBy(() -> DawidSkene.STANDARD.estimate(crowd(), List.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
