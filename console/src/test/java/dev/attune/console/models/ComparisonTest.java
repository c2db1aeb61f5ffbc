package dev.attune.console.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.console.platform.models.Evaluation;
import dev.attune.console.platform.models.Headline;
import dev.attune.console.platform.models.Interval;
import dev.attune.console.platform.models.JointEvaluation;
import dev.attune.console.platform.models.LabelEvaluation;
import dev.attune.console.platform.models.LabelScore;
import dev.attune.console.platform.models.Metrics;
import dev.attune.console.platform.models.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void a_version_is_better_only_when_the_intervals_lie_apart() {
    var a = version(1, new Interval(0.70, 0.67, 0.73), "same");
    assertThat(comparison(a, version(2, new Interval(0.80, 0.77, 0.83), "same")).better())
        .isEqualTo(2);
    assertThat(comparison(a, version(2, new Interval(0.75, 0.72, 0.78), "same")).better()).isNull();
  }

  @Test
  void versions_measured_on_different_data_are_not_ranked() {
    var a = version(1, new Interval(0.50, 0.47, 0.53), "one");
    var b = version(2, new Interval(0.80, 0.77, 0.83), "another");
    var comparison = comparison(a, b);
    assertThat(comparison.sameData()).isFalse();
    assertThat(comparison.better()).isNull();
  }

  @Test
  void a_label_that_only_one_version_knows_has_no_difference() {
    var a = version(1, new Interval(0.5, 0.4, 0.6), "x", "joy", "anger");
    var b = version(2, new Interval(0.5, 0.4, 0.6), "x", "joy");
    assertThat(comparison(a, b).labels())
        .extracting(Comparison.LabelRow::label, Comparison.LabelRow::difference)
        .containsExactly(tuple("joy", 0.0), tuple("anger", null));
  }

  @Test
  void labels_of_a_joint_task_are_compared_output_by_output() {
    var a = joint(1, Map.of("mood", labelled("good", "bad")));
    var b = joint(2, Map.of("mood", labelled("good"), "topic", labelled("good")));
    assertThat(comparison(a, b).labels())
        .extracting(
            Comparison.LabelRow::output,
            Comparison.LabelRow::label,
            Comparison.LabelRow::difference)
        .containsExactly(
            tuple("mood", "good", 0.0), tuple("mood", "bad", null), tuple("topic", "good", null));
  }

  @Test
  void a_label_that_no_test_example_has_is_not_compared() {
    var measured = evaluation(new Interval(0.5, 0.4, 0.6), 10, "joy");
    var unmeasured = evaluation(new Interval(0.5, 0.4, 0.6), 0, "joy");
    assertThat(comparison(version(1, unmeasured, "x"), version(2, measured, "x")).labels())
        .containsExactly(new Comparison.LabelRow("", "joy", null, 0.5));
  }

  private static Comparison comparison(Version a, Version b) {
    return new Comparison(a, b, null, "Trained too long ago.");
  }

  private static Version version(int number, Interval macroF1, String data, String... labels) {
    return version(number, evaluation(macroF1, labels), data);
  }

  private static Version joint(int number, Map<String, Evaluation> outputs) {
    var half = new Interval(0.5, 0.4, 0.6);
    return version(
        number, new JointEvaluation(100, Headline.of("mean", half), outputs, half), "same");
  }

  private static Evaluation labelled(String... labels) {
    return evaluation(new Interval(0.5, 0.4, 0.6), labels);
  }

  private static Evaluation evaluation(Interval macroF1, String... labels) {
    return evaluation(macroF1, 10, labels);
  }

  private static Evaluation evaluation(Interval macroF1, int support, String... labels) {
    var scores =
        List.of(labels).stream()
            .map(label -> new LabelScore(label, 0.5, 0.5, 0.5, support, null))
            .toList();
    return new LabelEvaluation(
        100,
        null,
        macroF1,
        macroF1,
        0.6,
        0.03,
        List.of(labels),
        scores,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Version version(int number, Evaluation test, String data) {
    return new Version(
        "m",
        number,
        "lora",
        "minilm-l6-en",
        null,
        new Metrics(null, null, test, null, null, null, null, null, null),
        new Version.Lineage("d", "id", 1, data, "r", "minilm-l6-en", "sha", null, 1L),
        List.of(),
        Instant.EPOCH);
  }
}
