package dev.attune.console.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.console.platform.models.Interval;
import dev.attune.console.platform.models.LabelEvaluation;
import dev.attune.console.platform.models.LabelScore;
import dev.attune.console.platform.models.Metrics;
import dev.attune.console.platform.models.Version;
import java.time.Instant;
import java.util.List;
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

  private static Comparison comparison(Version a, Version b) {
    return new Comparison(a, b, null, "Trained too long ago.");
  }

  private static Version version(int number, Interval macroF1, String data, String... labels) {
    var scores =
        List.of(labels).stream()
            .map(label -> new LabelScore(label, 0.5, 0.5, 0.5, 10, null))
            .toList();
    var test =
        new LabelEvaluation(
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
