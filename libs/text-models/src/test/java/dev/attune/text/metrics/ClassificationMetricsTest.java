package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Small enough to be checked by hand. */
class ClassificationMetricsTest {
  private static final List<String> LABELS = List.of("a", "b", "c");
  private static final int[] TRUTH = {0, 0, 0, 0, 1, 1, 1, 0, 1, 0};
  private static final int[] ANSWERS = {0, 0, 0, 1, 1, 1, 0, 0, 1, 0};

  @Test
  void the_confusion_matrix_has_truth_in_rows_and_answers_in_columns() {
    ConfusionMatrix matrix = ConfusionMatrix.of(LABELS, TRUTH, ANSWERS);
    assertThat(matrix.counts())
        .containsExactly(List.of(5, 1, 0), List.of(1, 3, 0), List.of(0, 0, 0));
    assertThat(matrix.total()).isEqualTo(10);
    assertThat(matrix.correct()).isEqualTo(8);
  }

  @Test
  void each_class_has_precision_recall_f1_and_support() {
    List<ClassScore> scores = ClassScore.of(ConfusionMatrix.of(LABELS, TRUTH, ANSWERS));
    assertThat(scores.get(0)).isEqualTo(new ClassScore("a", 5 / 6.0, 5 / 6.0, 10 / 12.0, 6));
    assertThat(scores.get(1)).isEqualTo(new ClassScore("b", 0.75, 0.75, 0.75, 4));
    assertThat(scores.get(2)).isEqualTo(new ClassScore("c", 0, 0, 0, 0));
  }

  @Test
  void macro_f1_leaves_out_labels_that_do_not_occur() {
    assertThat(Headline.macroF1(3, TRUTH, ANSWERS))
        .isCloseTo((10 / 12.0 + 0.75) / 2, within(1e-12));
  }

  @Test
  void a_label_that_is_only_answered_counts_with_zero() {
    int[] truth = {0, 0, 1, 1};
    int[] answers = {0, 2, 1, 1};
    assertThat(Headline.macroF1(3, truth, answers)).isCloseTo((2 / 3.0 + 1 + 0) / 3, within(1e-12));
  }

  @Test
  void an_interval_holds_the_figure_and_shrinks_with_more_texts() {
    Estimate few = accuracy(TRUTH, ANSWERS);
    Estimate many = accuracy(repeated(TRUTH), repeated(ANSWERS));
    assertThat(few.value()).isEqualTo(0.8).isBetween(few.low(), few.high());
    assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 5);
    // The normal approximation of 800 right of 1,000: 0.8 +- 1.96 * sqrt(0.8 * 0.2 / 1000).
    assertThat(many.low()).isCloseTo(0.7752, within(0.004));
    assertThat(many.high()).isCloseTo(0.8248, within(0.004));
  }

  @Test
  void the_same_answers_give_the_same_interval() {
    assertThat(accuracy(TRUTH, ANSWERS)).isEqualTo(accuracy(TRUTH, ANSWERS));
  }

  @Test
  void quantiles_lie_between_the_nearest_values() {
    double[] sorted = {1, 2, 4, 8};
    assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(3);
    assertThat(Bootstrap.quantile(sorted, 0.025)).isCloseTo(1.075, within(1e-12));
    assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(8);
  }

  private static Estimate accuracy(int[] truth, int[] answers) {
    LabelOutcomes outcomes = new LabelOutcomes(LABELS, truth, answers);
    return Bootstrap.of(outcomes.size(), outcomes::figures).getFirst();
  }

  private static int[] repeated(int[] values) {
    int[] many = new int[values.length * 100];
    for (int i = 0; i < many.length; i++) {
      many[i] = values[i % values.length];
    }
    return many;
  }
}
