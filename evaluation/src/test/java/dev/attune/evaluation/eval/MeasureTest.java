package dev.attune.evaluation.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.metrics.Estimate;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.task.SingleLabel;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {
  private static final float[] NO = {1, 0};
  private static final float[] YES = {0, 1};

  /** 3 found, 1 missed, 2 wrongly given: F1 is 6/9. */
  private static final LabelEvaluation EVALUATION =
      LabelEvaluation.of(
          List.of("no", "yes"),
          new float[][] {YES, YES, YES, NO, YES, YES, NO, NO},
          new int[] {1, 1, 1, 1, 0, 0, 0, 0},
          1);

  @Test
  void f1_of_a_label_counts_that_label_alone() {
    Estimate f1 = Measure.f1Of("yes").of(EVALUATION);

    assertThat(f1.value()).isEqualTo(6 / 9.0, within(1e-12));
    assertThat(f1.low()).isLessThan(f1.value());
    assertThat(f1.high()).isGreaterThan(f1.value());
  }

  @Test
  void accuracy_is_the_share_of_right_answers() {
    assertThat(Measure.ACCURACY.of(EVALUATION).value()).isEqualTo(5 / 8.0);
  }

  @Test
  void in_scope_accuracy_leaves_texts_out_of_scope_aside_and_counts_refusals_as_mistakes() {
    LabelEvaluation evaluation =
        LabelEvaluation.of(
            new SingleLabel(List.of("no", "yes"), "oos"),
            new float[][] {{9, 0}, {0, 9}, {0, 1}, {1, 0}},
            new int[] {0, 1, 1, 2},
            1,
            0.9);

    assertThat(Measure.IN_SCOPE_ACCURACY.of(evaluation).value()).isEqualTo(2 / 3.0);
    assertThat(Measure.RECALL_AT_95_PRECISION.of(evaluation).value()).isEqualTo(1);
  }
}
