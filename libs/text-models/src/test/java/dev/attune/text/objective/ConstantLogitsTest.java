package dev.attune.text.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.base.Encoding;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No other logits that are the same for every text cost less. */
class ConstantLogitsTest {
  private static final Encoding ENCODING = Encoding.of(new long[0], 0);

  @Test
  void a_rare_label_is_unlikely() {
    checkBest(
        new SingleLabel(List.of("a", "b", "c"), null),
        IntStream.range(0, 1000)
            .<Gold>mapToObj(i -> new Gold.Label(i < 700 ? "a" : i < 950 ? "b" : "c"))
            .toList());
  }

  @Test
  void texts_out_of_scope_make_labels_more_alike() {
    checkBest(
        new SingleLabel(List.of("a", "b"), "none"),
        IntStream.range(0, 1000)
            .<Gold>mapToObj(i -> new Gold.Label(i < 600 ? "a" : i < 700 ? "b" : "none"))
            .toList());
  }

  @Test
  void a_rare_label_of_many_is_unlikely() {
    checkBest(
        new MultiLabel(List.of("a", "b")),
        IntStream.range(0, 1000).<Gold>mapToObj(i -> new Gold.LabelSet(labels(i))).toList());
  }

  private static Set<String> labels(int text) {
    return text < 30 ? Set.of("a", "b") : text < 800 ? Set.of("b") : Set.of();
  }

  @Test
  void a_value_is_the_mean() {
    checkBest(
        new Regression(List.of(new Scale("stress", 0, 10), new Scale("valence", -1, 1))),
        IntStream.range(0, 1000)
            .<Gold>mapToObj(
                i -> new Gold.Values(Map.of("stress", i % 4.0, "valence", i < 900 ? 0.5 : -1.0)))
            .toList());
  }

  @Test
  void a_label_that_no_text_has_is_not_impossible() {
    float[] logits =
        Objectives.of(new SingleLabel(List.of("a", "b"), null))
            .constantLogits(samples(List.of(new Gold.Label("a"))));

    assertThat(logits[1]).isBetween(-2f, -1f);
  }

  private static void checkBest(OutputTask task, List<Gold> golds) {
    List<Sample> samples = samples(golds);
    Objective objective = Objectives.of(task, samples, 0, false);

    float[] logits = objective.constantLogits(samples);

    double best = loss(objective, samples, logits);
    for (int i = 0; i < logits.length; i++) {
      for (float step : new float[] {-0.1f, 0.1f}) {
        float[] other = logits.clone();
        other[i] += step;
        assertThat(loss(objective, samples, other)).isGreaterThan(best);
      }
    }
    // Of texts out of scope a step counts how far all labels are from the text, not from each
    // other.
    double inStep = task instanceof SingleLabel single ? outOfScope(single, golds) : 0;
    assertThat(best + inStep).isEqualTo(objective.constantLoss(samples), within(1e-4));
  }

  /** What texts out of scope cost in a step whatever is answered, on average over all texts. */
  private static double outOfScope(SingleLabel task, List<Gold> golds) {
    long outside = golds.stream().filter(gold -> gold.labels().contains("none")).count();
    return Math.log(task.labels().size()) * outside / golds.size();
  }

  private static double loss(Objective objective, List<Sample> samples, float[] logits) {
    float[][] rows = new float[samples.size()][];
    Arrays.fill(rows, logits);
    return Arrays.stream(objective.losses(rows, samples)).average().orElseThrow();
  }

  private static List<Sample> samples(List<Gold> golds) {
    List<Sample> samples = new ArrayList<>();
    golds.forEach(gold -> samples.add(new Sample(gold, ENCODING)));
    return samples;
  }
}
