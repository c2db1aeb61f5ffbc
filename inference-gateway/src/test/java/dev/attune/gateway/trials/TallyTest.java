package dev.attune.gateway.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.answer.Answer;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Task FEELINGS = new SingleLabel(List.of("joy", "anger"));
  private static final Task TOPICS = new MultiLabel(List.of("work", "home"));
  private static final Task PLACES = new TokenLabels(List.of("city"));
  private static final Task STRESS = new Regression(List.of(new Scale("stress", 0, 10)));

  private final Tally tally = new Tally();

  @Test
  void labels_agree_when_they_are_the_same_and_are_as_far_apart_as_their_scores() {
    compare(FEELINGS, label("joy", 0.9), label("joy", 0.7));
    compare(FEELINGS, label("joy", 0.6), label("anger", 0.8));

    assertThat(count("compared", "")).isEqualTo(2);
    assertThat(count("agreed", "")).isEqualTo(1);
    assertThat(count("distance", "") / 1e6).isCloseTo(0.2 + 0.4, within(1e-6));
    assertThat(count("shift.sum", "") / 1e6).isCloseTo(-0.2 + 0.2, within(1e-6));
    assertThat(count("shift.squares", "") / 1e6).isCloseTo(0.08, within(1e-6));
    assertThat(count("label.baseline", "joy")).isEqualTo(2);
    assertThat(count("label.candidate", "anger")).isEqualTo(1);
    assertThat(count("score.candidate", "8")).isEqualTo(1);
  }

  @Test
  void a_refusal_agrees_with_a_refusal_alone() {
    compare(FEELINGS, refusal(), refusal());
    compare(FEELINGS, refusal(), label("joy", 0.6));

    assertThat(count("agreed", "")).isEqualTo(1);
    assertThat(count("label.baseline", "")).isEqualTo(2);
  }

  @Test
  void sets_of_labels_agree_whatever_their_order() {
    compare(
        TOPICS,
        new Answer.LabelSet(List.of("work", "home"), Map.of("work", 0.9, "home", 0.8)),
        new Answer.LabelSet(List.of("home", "work"), Map.of("work", 0.7, "home", 0.8)));
    compare(
        TOPICS,
        new Answer.LabelSet(List.of(), Map.of("work", 0.1, "home", 0.2)),
        new Answer.LabelSet(List.of("work"), Map.of("work", 0.6, "home", 0.2)));

    assertThat(count("agreed", "")).isEqualTo(1);
    assertThat(count("distance", "") / 1e6).isCloseTo(0.1 + 0.25, within(1e-6));
  }

  @Test
  void entities_agree_when_all_of_them_do() {
    var paris = new Answer.Found("city", 0, 5, 0.9);
    var rome = new Answer.Found("city", 9, 13, 0.7);
    compare(PLACES, entities(paris, rome), entities(rome, paris));
    compare(PLACES, entities(paris, rome), entities(paris));
    compare(PLACES, entities(), entities());

    assertThat(count("agreed", "")).isEqualTo(2);
    assertThat(count("distance", "") / 1e6).isCloseTo(1.0 / 3, within(1e-5));
    assertThat(count("shift.n", "")).as("texts in which both found something").isEqualTo(2);
  }

  @Test
  void values_agree_within_a_twentieth_of_the_scale() {
    compare(STRESS, value(5), value(5.4));
    compare(STRESS, value(5), value(5.6));

    assertThat(counted("stress", "agreed", "")).isEqualTo(1);
    assertThat(counted("stress", "distance", "") / 1e6).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void values_of_a_scale_that_has_grown_are_compared_as_values() {
    Task grown = new Regression(List.of(new Scale("stress", 0, 100)));
    tally.pair(value(5), STRESS, value(5), grown);
    tally.pair(value(5), STRESS, value(50), grown);

    assertThat(counted("stress", "agreed", "")).isEqualTo(1);
    assertThat(counted("stress", "distance", "") / 1e6).isCloseTo(0.45, within(1e-6));
    assertThat(counted("stress", "score.baseline", "0")).isEqualTo(2);
  }

  @Test
  void versions_that_answer_different_questions_are_not_compared() {
    tally.pair(label("joy", 0.9), FEELINGS, new Answer.LabelSet(List.of(), Map.of()), TOPICS);

    assertThat(count("texts", "")).isEqualTo(1);
    assertThat(count("compared", "")).isZero();
  }

  @Test
  void times_go_to_the_bin_that_holds_them() {
    tally.took(Side.BASELINE, 2_500_000);
    tally.took(Side.CANDIDATE, 6_000_000_000L);

    assertThat(count("milliseconds.baseline", "3")).isEqualTo(1);
    assertThat(count("milliseconds.candidate", "more")).isEqualTo(1);
  }

  private void compare(Task task, Answer baseline, Answer candidate) {
    tally.pair(baseline, task, candidate, task);
  }

  private long count(String measure, String bin) {
    return counted("", measure, bin);
  }

  private long counted(String output, String measure, String bin) {
    return tally.counts().getOrDefault(new Cell(output, measure, bin), 0L);
  }

  private static Answer label(String label, double confidence) {
    String other = label.equals("joy") ? "anger" : "joy";
    return new Answer.Label(label, confidence, Map.of(label, confidence, other, 1 - confidence));
  }

  private static Answer refusal() {
    return new Answer.Label(null, 0.5, Map.of("joy", 0.5, "anger", 0.5));
  }

  private static Answer entities(Answer.Found... found) {
    return new Answer.Entities(List.of(found));
  }

  private static Answer value(double value) {
    return new Answer.Values(Map.of("stress", new Answer.Estimate(value, 0, 10)));
  }
}
