package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.task.SingleLabel;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Small enough to be checked by hand. */
class OutOfScopeTest {
  private static final Offset<Double> CLOSE = within(1e-6);
  private static final SingleLabel TASK = new SingleLabel(List.of("a", "b"), "oos");
  // Confidences 0.9 0.8 0.7 0.6 in scope, the third answered wrongly; 0.75 and 0.55 out of scope.
  private static final float[][] LOGITS = {
    logits(0.9), logits(0.8), logits(0.7), logits(0.6), logits(0.75), logits(0.55)
  };
  private static final int[] TRUTH = {0, 0, 1, 0, 2, 2};

  @Test
  void refused_texts_out_of_scope_are_right_and_refused_texts_in_scope_wrong() {
    var evaluation = LabelEvaluation.of(TASK, LOGITS, TRUTH, 1, 0.65);
    assertThat(evaluation.confusion().labels()).containsExactly("a", "b", "oos");
    assertThat(evaluation.confusion().counts())
        .containsExactly(List.of(2, 0, 1), List.of(1, 0, 0), List.of(1, 0, 1));
    assertThat(evaluation.accuracy().value()).isEqualTo(0.5);
    OutOfScope of = Objects.requireNonNull(evaluation.outOfScope());
    assertThat(of.examples()).isEqualTo(2);
    assertThat(of.recall()).isEqualTo(0.5);
    assertThat(of.inScopeAccuracy().value()).isEqualTo(0.5);
    assertThat(of.inScopePrecision()).isEqualTo(0.75);
    assertThat(of.inScopeRecall()).isEqualTo(0.75);
  }

  @Test
  void the_chosen_threshold_has_the_best_mean_of_accuracy_and_recall() {
    // Answering all: (3/4 + 0) / 2. Refusing below 0.575: (3/4 + 1/2) / 2, the first best.
    // Refusing below 0.775: (2/4 + 2/2) / 2, better still.
    assertThat(OutOfScope.threshold(LOGITS, TRUTH, 1)).isCloseTo(0.775, CLOSE);
  }

  @Test
  void nothing_is_refused_where_the_texts_out_of_scope_are_the_most_confident() {
    // Refusing everything has a mean of (0 + 1) / 2, answering everything one of (3/4 + 0) / 2.
    float[][] logits = {
      logits(0.6), logits(0.65), logits(0.7), logits(0.75), logits(0.9), logits(0.95)
    };
    assertThat(OutOfScope.threshold(logits, new int[] {0, 0, 1, 0, 2, 2}, 1)).isZero();
  }

  @Test
  void nothing_is_refused_for_the_sake_of_a_single_answer_above_the_texts_out_of_scope() {
    float[][] logits = {
      logits(0.6), logits(0.65), logits(0.7), logits(0.99), logits(0.9), logits(0.95)
    };
    assertThat(OutOfScope.threshold(logits, new int[] {0, 0, 0, 0, 2, 2}, 1)).isZero();
  }

  @Test
  void nothing_is_refused_where_confidence_tells_nothing() {
    float[][] logits = {
      logits(0.6), logits(0.6), logits(0.6), logits(0.8), logits(0.8), logits(0.8)
    };
    // One right, one wrong and one out of scope of each confidence.
    assertThat(OutOfScope.threshold(logits, new int[] {0, 1, 2, 0, 1, 2}, 1)).isZero();
  }

  @Test
  void nothing_is_refused_where_no_answer_is_right() {
    float[][] logits = {logits(0.9), logits(0.6)};
    assertThat(OutOfScope.threshold(logits, new int[] {1, 2}, 1)).isZero();
  }

  @Test
  void nothing_is_refused_where_nothing_is_out_of_scope() {
    float[][] inScope = {LOGITS[0], LOGITS[1]};
    assertThat(OutOfScope.threshold(inScope, new int[] {0, 0}, 1)).isZero();
    assertThat(LabelEvaluation.of(TASK, inScope, new int[] {0, 0}, 1, 0).outOfScope()).isNull();
  }

  @Test
  void texts_out_of_scope_do_not_count_for_calibration() {
    float[][] inScope = {LOGITS[0], LOGITS[1], LOGITS[2], LOGITS[3]};
    int[] truth = {0, 0, 1, 0};
    assertThat(TemperatureScaling.fit(LOGITS, TRUTH))
        .isEqualTo(TemperatureScaling.fit(inScope, truth));
    assertThat(Calibration.of(LOGITS, TRUTH, 1)).isEqualTo(Calibration.of(inScope, truth, 1));
  }

  @Test
  void the_area_under_the_roc_curve_counts_ties_half() {
    double[] confidences = {.9, .8, .8, .6, .55, .7, .5, .45, .8, .3};
    boolean[] out = {false, false, false, false, false, true, true, true, true, true};
    // scikit-learn's roc_auc_score.
    assertThat(new Refusals(confidences, out).auroc()).isCloseTo(0.8, CLOSE);
  }

  @Test
  void recall_at_a_precision_takes_the_least_threshold_that_reaches_it() {
    double[] confidences = {.9, .8, .7, .6, .75, .55};
    boolean[] out = {false, false, false, false, true, true};
    Refusals refusals = new Refusals(confidences, out);
    // Answered: all 4/6, from 0.6 4/5, from 0.7 3/4, from 0.75 2/3, from 0.8 2/2.
    assertThat(refusals.recallAtPrecision(0.8)).isEqualTo(0.5);
    assertThat(refusals.recallAtPrecision(0.95)).isEqualTo(1);
    // In scope and answered: from 0.6 4/4, from 0.7 3/4, from 0.8 2/4.
    assertThat(refusals.recallAtInScopeRecall(0.95)).isEqualTo(0.5);
    assertThat(refusals.recallAtInScopeRecall(0.5)).isEqualTo(1);
  }

  /** Of two labels, the first being given this probability. */
  private static float[] logits(double probability) {
    return new float[] {(float) Math.log(probability / (1 - probability)), 0};
  }
}
