package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The expected numbers were computed in 64 bits with numpy, from the definition of each quantity.
 */
class CalibrationTest {
  private static final float[][] LOGITS = {
    {2.0f, 0.5f, -1.0f},
    {0.1f, 0.2f, 0.3f},
    {3.0f, -2.0f, 0.0f},
    {-1.0f, 2.5f, 0.5f},
    {0.0f, 1.0f, 2.0f},
    {1.2f, 1.1f, 0.9f},
    {4.0f, 0.0f, 0.0f},
    {0.5f, 3.5f, -0.5f}
  };
  private static final int[] TRUTH = {0, 2, 0, 1, 1, 0, 2, 1};

  @Test
  void the_temperature_of_least_log_loss_is_found() {
    double temperature = TemperatureScaling.fit(LOGITS, TRUTH);
    assertThat(temperature).isCloseTo(1.942263330, within(1e-5));
    assertThat(LogLoss.of(LOGITS, TRUTH, 1)).isCloseTo(0.991725333, within(1e-6));
    assertThat(LogLoss.of(LOGITS, TRUTH, temperature)).isCloseTo(0.879440633, within(1e-6));
  }

  @Test
  void what_was_found_is_right_or_wrong_by_itself() {
    Confidences before = new Confidences();
    before.add(1, true);
    before.add(0.6, false);
    Confidences after = new Confidences();
    after.add(0.9, true);
    after.add(0.6, false);
    Calibration calibration = Calibration.of(2, before, after);
    assertThat(calibration.logLossAfter())
        .isCloseTo(-(Math.log(0.9) + Math.log(0.4)) / 2, within(1e-12));
    assertThat(calibration.brierAfter()).isCloseTo((0.01 + 0.36) / 2, within(1e-12));
    assertThat(calibration.after().expectedCalibrationError()).isCloseTo(0.35, within(1e-12));
    assertThat(calibration.before().expectedCalibrationError()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void a_sure_mistake_costs_much_and_not_everything() {
    Confidences sure = new Confidences();
    sure.add(1, false);
    assertThat(sure.logLoss()).isCloseTo(-Math.log(1e-15), within(0.1));
  }

  @Test
  void the_brier_score_sums_over_the_labels() {
    assertThat(BrierScore.of(LOGITS, TRUTH, 1)).isCloseTo(0.5280827178, within(1e-6));
  }

  @Test
  void the_expected_calibration_error_has_fifteen_bins_of_equal_width() {
    Reliability before = Reliability.of(LOGITS, TRUTH, 1);
    assertThat(before.bins()).hasSize(15);
    assertThat(before.expectedCalibrationError()).isCloseTo(0.390490674, within(1e-6));
    assertThat(Reliability.of(LOGITS, TRUTH, 1.942263330).expectedCalibrationError())
        .isCloseTo(0.358592951, within(1e-6));
  }

  @Test
  void a_confidence_on_an_edge_belongs_to_the_bin_below() {
    Reliability reliability =
        Reliability.of(new double[] {1.0, 0.2, 0.21}, new boolean[] {true, false, true});
    assertThat(reliability.bins().get(14).count()).isEqualTo(1);
    assertThat(reliability.bins().get(2).count()).isEqualTo(1);
    assertThat(reliability.bins().get(3).accuracy()).isEqualTo(1);
  }

  @Test
  void answers_that_are_all_right_sound_as_sure_as_their_number_allows() {
    float[][] separated = {{9, 0}, {0, 9}, {10, 1}};
    double temperature = TemperatureScaling.fit(separated, new int[] {0, 1, 0});
    assertThat(Softmax.of(separated[0], temperature)[0]).isCloseTo(4 / 5.0, within(1e-5));
  }

  @Test
  void decisions_that_are_all_right_sound_as_sure_as_their_number_allows() {
    float[][] separated = {{9, -9}, {-9, 9}};
    boolean[][] truth = {{true, false}, {false, true}};
    double temperature = TemperatureScaling.fit(separated, truth);
    assertThat(Sigmoid.of(separated[0], temperature))
        .containsExactly(new double[] {5 / 6.0, 1 / 6.0}, within(1e-5));
  }

  @Test
  void doubt_that_the_mistakes_call_for_is_left_as_it_is() {
    float[][] doubtful = {{1, 0}, {0, 1}, {1, 0}, {0, 1}};
    int[] oneWrong = {0, 1, 0, 0};
    double temperature = TemperatureScaling.fit(doubtful, oneWrong);
    assertThat(Softmax.of(doubtful[0], temperature)[0]).isCloseTo(0.75, within(1e-4));
  }

  @Test
  void probabilities_of_huge_logits_stay_finite() {
    assertThat(Softmax.of(new float[] {1000, 999, -1000}, 1))
        .containsExactly(new double[] {0.7310585786, 0.2689414214, 0}, within(1e-9));
  }

  @Test
  void an_evaluation_is_plain_json() throws JsonProcessingException {
    var evaluation = LabelEvaluation.of(List.of("a", "b", "c"), LOGITS, TRUTH, 1.9);
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(evaluation);
    assertThat(json.readTree(text).at("/confusion/counts/0/0").intValue()).isEqualTo(3);
    assertThat(json.readTree(text).at("/calibration/after/bins/14/upper").doubleValue())
        .isEqualTo(1);
    assertThat(json.readValue(text, LabelEvaluation.class)).isEqualTo(evaluation);
  }
}
