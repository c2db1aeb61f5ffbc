package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  private static final List<String> TWO = List.of("a", "b");

  @Test
  void a_label_with_texts_enough_gets_the_threshold_of_its_own_best_f1() {
    float[][] logits = new float[40][2];
    boolean[][] truth = new boolean[40][2];
    for (int i = 0; i < 40; i++) {
      // The first label is told apart at a logit of -2, the second at +1.
      truth[i][0] = i % 2 == 0;
      truth[i][1] = i % 4 == 0;
      logits[i][0] = truth[i][0] ? -1 : -3;
      logits[i][1] = truth[i][1] ? 2 : 0;
    }
    float[] thresholds = Thresholds.tuned(logits, truth, 1);
    assertThat(thresholds[0]).isBetween((float) sigmoid(-3), (float) sigmoid(-1));
    assertThat(thresholds[1]).isBetween((float) sigmoid(0), (float) sigmoid(2));
    var outcomes = LabelSetEvaluation.outcomes(TWO, logits, truth, 1, thresholds);
    assertThat(outcomes.headline()).isEqualTo(1);
  }

  @Test
  void a_threshold_between_probabilities_closer_than_floats_keeps_the_upper_one() {
    double upper = 0.99999999;
    double lower = 0.99999998;
    assertThat((double) (float) ((lower + upper) / 2)).isGreaterThan(upper);
    assertThat((double) Midway.of(lower, upper)).isLessThanOrEqualTo(upper);
    assertThat(Midway.of(0.25, 0.75)).isEqualTo(0.5f);
  }

  @Test
  void a_rare_label_shares_the_threshold_that_suits_all() {
    float[][] logits = new float[100][2];
    boolean[][] truth = new boolean[100][2];
    for (int i = 0; i < 100; i++) {
      truth[i][0] = i < 50;
      logits[i][0] = i < 50 ? -0.5f : -2;
      logits[i][1] = i == 0 ? -3 : -4;
    }
    truth[0][1] = true;
    float[] thresholds = Thresholds.tuned(logits, truth, 1);
    // Its own best would be between the probabilities of -4 and -3; both do best there together.
    assertThat(thresholds[1]).isBetween(0.018f, 0.378f);
    assertThat(thresholds[1] * 100).isEqualTo(Math.round(thresholds[1] * 100));
  }

  @Test
  void tuning_never_lowers_macro_f1_on_the_texts_it_is_tuned_on() {
    SplittableRandom random = new SplittableRandom(7);
    float[][] logits = new float[400][2];
    boolean[][] truth = new boolean[400][2];
    for (int i = 0; i < 400; i++) {
      for (int label = 0; label < 2; label++) {
        truth[i][label] = random.nextDouble() < 0.2;
        logits[i][label] = (float) (random.nextGaussian() + (truth[i][label] ? 0 : -2));
      }
    }
    float[] tuned = Thresholds.tuned(logits, truth, 1);
    float[] halves = {0.5f, 0.5f};
    assertThat(LabelSetEvaluation.outcomes(TWO, logits, truth, 1, tuned).headline())
        .isGreaterThan(LabelSetEvaluation.outcomes(TWO, logits, truth, 1, halves).headline());
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
