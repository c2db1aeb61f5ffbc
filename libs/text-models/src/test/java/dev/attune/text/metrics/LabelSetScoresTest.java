package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected numbers are scikit-learn 1.9's. */
class LabelSetScoresTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final List<String> LABELS = List.of("joy", "fear", "love");
  private static final boolean[][] TRUTH = matrix("1.1", ".1.", "...", "11.", "..1", "1..");
  private static final boolean[][] ANSWERS = matrix("1..", ".1.", "1..", "1..", ".11", "1..");
  private static final float[][] LOGITS = {
    {2.0f, -1.0f, 0.3f},
    {-0.5f, 1.5f, -2.0f},
    {0.2f, -0.7f, -1.2f},
    {1.1f, -0.2f, -0.4f},
    {-1.0f, 0.6f, 0.9f},
    {0.4f, -1.5f, -0.1f}
  };

  @Test
  void headline_figures_agree() {
    LabelSetOutcomes outcomes = new LabelSetOutcomes(LABELS, TRUTH, ANSWERS);
    assertThat(outcomes.figures(new int[] {1, 1, 1, 1, 1, 1}))
        .containsExactly(new double[] {0.6746031746031745, 5 / 7.0, 1 / 3.0}, EXACT);
  }

  @Test
  void each_label_has_precision_recall_f1_and_support() {
    assertThat(new LabelSetOutcomes(LABELS, TRUTH, ANSWERS).scores())
        .containsExactly(
            new ClassScore("joy", 0.75, 1, 6 / 7.0, 3),
            new ClassScore("fear", 0.5, 0.5, 0.5, 2),
            new ClassScore("love", 1, 0.5, 2 / 3.0, 2));
  }

  @Test
  void log_loss_and_brier_score_are_means_over_texts_and_labels() {
    assertThat(LogLoss.of(LOGITS, TRUTH, 1)).isCloseTo(0.4394882639961157, within(1e-7));
    assertThat(BrierScore.of(LOGITS, TRUTH, 1)).isCloseTo(0.13567372955188983, within(1e-7));
  }

  @Test
  void a_label_is_given_where_its_probability_reaches_its_threshold() {
    var evaluation =
        LabelSetEvaluation.of(LABELS, LOGITS, TRUTH, 1, new float[] {0.5f, 0.4f, 0.7f});
    assertThat(evaluation.classes())
        .containsExactly(
            new ClassScore("joy", 0.75, 1, 6 / 7.0, 3),
            new ClassScore("fear", 2 / 3.0, 1, 0.8, 2),
            new ClassScore("love", 1, 0.5, 2 / 3.0, 2));
    assertThat(evaluation.headline().name()).isEqualTo("macroF1");
    assertThat(evaluation.headline().value()).isEqualTo(evaluation.macroF1().value());
    assertThat(evaluation.calibration().after().bins().stream().mapToInt(ReliabilityBin::count))
        .satisfies(counts -> assertThat(counts.stream().mapToInt(i -> i).sum()).isEqualTo(18));
  }

  @Test
  void a_temperature_fits_all_labels_at_once() {
    float[][] tooSure = new float[LOGITS.length][];
    for (int i = 0; i < LOGITS.length; i++) {
      tooSure[i] = new float[] {9 * LOGITS[i][0], 9 * LOGITS[i][1], 9 * LOGITS[i][2]};
    }
    double temperature = TemperatureScaling.fit(LOGITS, TRUTH);
    assertThat(TemperatureScaling.fit(tooSure, TRUTH)).isCloseTo(9 * temperature, within(1e-4));
  }

  private static boolean[][] matrix(String... rows) {
    boolean[][] matrix = new boolean[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      matrix[i] = new boolean[rows[i].length()];
      for (int j = 0; j < matrix[i].length; j++) {
        matrix[i][j] = rows[i].charAt(j) == '1';
      }
    }
    return matrix;
  }
}
