package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.task.Scale;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected numbers are SciPy 1.17's; both columns have ties. */
class ValueScoresTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double[] TRUTH = {1, 2.5, 2.5, 4, 5.5, 3, 7, 0.5, 2.5, 9};
  private static final double[] ANSWERS = {1.2, 2, 3.1, 3.1, 6, 3.5, 5, 1.2, 2.2, 8.5};

  @Test
  void correlations_and_errors_agree() {
    ScaleScore score = evaluation(1.0).outputs().getFirst();
    assertThat(score.pearson().value()).isCloseTo(0.9524577390238168, EXACT);
    assertThat(score.spearman().value()).isCloseTo(0.9444624384894758, EXACT);
    assertThat(score.mae().value()).isCloseTo(0.67, EXACT);
    assertThat(score.rmse()).isCloseTo(0.8240145629781066, EXACT);
    assertThat(score.pearson().low()).isLessThan(score.pearson().value());
    assertThat(evaluation(1.0).headline().value()).isCloseTo(0.9524577390238168, EXACT);
  }

  @Test
  void correlations_of_a_resample_are_those_of_its_rows() {
    Correlation correlation = new Correlation(TRUTH, ANSWERS);
    int[] times = {2, 0, 1, 3, 0, 1, 1, 0, 2, 0};
    assertThat(correlation.pearson(times)).isCloseTo(0.9318982680935426, EXACT);
    assertThat(correlation.spearman(times)).isCloseTo(0.854409201118679, EXACT);
  }

  @Test
  void coverage_is_the_share_inside_the_interval() {
    // Distances: 0.2 0.5 0.6 0.9 0.5 0.5 2 0.7 0.3 0.5.
    assertThat(evaluation(0.55).outputs().getFirst().coverage()).isEqualTo(0.6);
    assertThat(outcomes(0.55).right(0)).isTrue();
    assertThat(outcomes(0.55).right(6)).isFalse();
  }

  @Test
  void a_column_that_never_varies_has_no_correlation() {
    double[] same = new double[10];
    assertThat(new Correlation(TRUTH, same).pearson(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}))
        .isZero();
    double[] tenth = new double[10];
    double[] third = new double[10];
    Arrays.fill(tenth, 0.1);
    Arrays.fill(third, 0.3);
    assertThat(new Correlation(tenth, third).pearson(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}))
        .isZero();
  }

  @Test
  void the_half_width_holds_nine_of_ten_new_values() {
    double[] truth = new double[19];
    double[] answers = new double[19];
    for (int i = 0; i < 19; i++) {
      answers[i] = i + 1;
    }
    // The 18th of 19 distances: (19 + 1) * 0.9.
    assertThat(HalfWidth.of(truth, answers, 100)).isEqualTo(18);
    // Of fewer than nine distances none is large enough.
    assertThat(HalfWidth.of(new double[] {1}, new double[] {3}, 100)).isEqualTo(100);
  }

  private static ValueEvaluation evaluation(double halfWidth) {
    return ValueEvaluation.of(outcomes(halfWidth));
  }

  private static ValueOutcomes outcomes(double halfWidth) {
    return new ValueOutcomes(
        List.of(new Scale("stress", 0, 10)), rows(TRUTH), rows(ANSWERS), new double[] {halfWidth});
  }

  private static double[][] rows(double[] column) {
    return Arrays.stream(column).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
  }
}
