package dev.attune.text.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/**
 * Percentile intervals of the bootstrap (Efron 1979): how far a figure moves when the test texts
 * are drawn again, with replacement, from themselves.
 */
public final class Bootstrap {
  private static final int RESAMPLES = 1000;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;
  private static final long SEED = 20_190_711L;

  private Bootstrap() {}

  /**
   * A figure with its 95 % interval over 1,000 resamples. The seed is fixed: the same answers give
   * the same interval.
   *
   * @param figure from true labels and answers, in this order, to the figure
   */
  public static Estimate of(int[] truth, int[] answers, ToDoubleBiFunction<int[], int[]> figure) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = new double[RESAMPLES];
    int[] drawnTruth = new int[truth.length];
    int[] drawnAnswers = new int[truth.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int j = 0; j < truth.length; j++) {
        int drawn = random.nextInt(truth.length);
        drawnTruth[j] = truth[drawn];
        drawnAnswers[j] = answers[drawn];
      }
      values[i] = figure.applyAsDouble(drawnTruth, drawnAnswers);
    }
    Arrays.sort(values);
    return new Estimate(
        figure.applyAsDouble(truth, answers), quantile(values, LOW), quantile(values, HIGH));
  }

  /** Linear between the two nearest values, as numpy's default. */
  static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
