package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Percentile intervals of the bootstrap (Efron 1979): how far a figure moves when the test texts
 * are drawn again, with replacement, from themselves. The seed is fixed: the same answers give the
 * same interval.
 */
final class Bootstrap {
  private static final int RESAMPLES = 1000;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;
  private static final long SEED = 20_190_711L;

  private Bootstrap() {}

  /** Every figure of a statistic with its 95 % interval over 1,000 resamples. */
  static List<Estimate> of(int examples, Statistic statistic) {
    int[] once = new int[examples];
    Arrays.fill(once, 1);
    double[] figures = statistic.of(once);
    double[][] values = new double[figures.length][RESAMPLES];
    int[] resample = {0};
    resample(
        examples,
        RESAMPLES,
        times -> {
          double[] drawn = statistic.of(times);
          for (int i = 0; i < drawn.length; i++) {
            values[i][resample[0]] = drawn[i];
          }
          resample[0]++;
        });
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < figures.length; i++) {
      estimates.add(interval(figures[i], values[i]));
    }
    return estimates;
  }

  /**
   * Draws samples as large as the original and hands on how often each example is in them; the
   * array is reused.
   */
  static void resample(int examples, int resamples, Consumer<int[]> consumer) {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] times = new int[examples];
    for (int i = 0; i < resamples; i++) {
      Arrays.fill(times, 0);
      for (int j = 0; j < examples; j++) {
        times[random.nextInt(examples)]++;
      }
      consumer.accept(times);
    }
  }

  /** The middle 95 % of a figure's values on resamples, which are sorted in place. */
  static Estimate interval(double figure, double[] values) {
    Arrays.sort(values);
    return new Estimate(figure, quantile(values, LOW), quantile(values, HIGH));
  }

  /** Linear between the two nearest values, as numpy's default. */
  static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
