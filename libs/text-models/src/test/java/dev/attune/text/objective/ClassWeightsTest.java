package dev.attune.text.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.base.Encoding;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.SingleLabel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final List<String> LABELS = List.of("common", "rare");

  @Test
  void without_balance_every_text_counts_the_same() {
    assertThat(ClassWeights.of(new double[] {90, 10}, 0)).containsExactly(1, 1);
  }

  @Test
  void in_balance_every_label_counts_the_same_and_texts_one_on_average() {
    assertThat(ClassWeights.of(new double[] {90, 10}, 1))
        .containsExactly(new double[] {100 / 180.0, 5}, CLOSE);
  }

  @Test
  void halfway_the_weights_are_as_the_roots() {
    double[] weights = ClassWeights.of(new double[] {90, 10}, 0.5);
    assertThat(weights[1] / weights[0]).isCloseTo(3, CLOSE);
    assertThat((90 * weights[0] + 10 * weights[1]) / 100).isCloseTo(1, CLOSE);
  }

  @Test
  void the_best_constant_answer_costs_as_much_as_the_weights_say() {
    List<Sample> single =
        Stream.of("common", "common", "common", "rare").map(ClassWeightsTest::single).toList();
    var labels = new SingleLabel(LABELS);
    assertThat(Objectives.of(labels, single, 1, false).constantLoss(single))
        .isCloseTo(Math.log(2), CLOSE);

    List<Sample> sets =
        Stream.of("common", "common", "common", "rare").map(ClassWeightsTest::set).toList();
    // A text with the rare label counts three times: half of six texts for four. The common label
    // is no less frequent than its absence and stays as it is.
    double common = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
    assertThat(Objectives.of(new MultiLabel(LABELS), sets, 1, false).constantLoss(sets))
        .isCloseTo((common + 1.5 * Math.log(2)) / 2, CLOSE);
  }

  private static Sample single(String label) {
    return new Sample(new Gold.Label(label), Encoding.of(new long[2], 2));
  }

  private static Sample set(String label) {
    return new Sample(new Gold.LabelSet(Set.of(label)), Encoding.of(new long[2], 2));
  }
}
