package dev.attune.agreement;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How intervals are found: the percentile bootstrap over items (Efron 1979). Items are drawn with
 * all their answers, since answers to one item depend on each other. Draws on which a figure is not
 * defined, because nothing differs in them, are left out.
 *
 * @param resamples how many draws
 * @param seed of the draws; the same answers and seed give the same interval
 * @param leastItems with fewer comparable items there is no figure
 */
public record Sampling(int resamples, long seed, int leastItems) {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /** 1,000 draws; ten items, since an interval drawn from fewer says little. */
  public static final Sampling STANDARD = new Sampling(1000, 20_190_711L, 10);

  /** Refuses a bootstrap without draws or over single items. */
  public Sampling {
    if (resamples < 1 || leastItems < 2) {
      throw new IllegalArgumentException("At least one resample and two items are needed.");
    }
  }

  /**
   * Measures.
   *
   * @param unless what is missing where the figure of all items is not defined
   * @param figure from how often each item is drawn; not a number where it is not defined
   */
  Agreement measure(
      Statistic statistic, Evidence evidence, Shortage unless, ToDoubleFunction<int[]> figure) {
    if (evidence.annotators() < 2) {
      return new Agreement.NotEnough(statistic, Shortage.ANNOTATORS, evidence.annotators(), 2);
    }
    if (evidence.items() < leastItems) {
      return new Agreement.NotEnough(statistic, Shortage.ITEMS, evidence.items(), leastItems);
    }
    int[] times = new int[evidence.drawn()];
    Arrays.fill(times, 1);
    double value = figure.applyAsDouble(times);
    if (Double.isNaN(value)) {
      int need = unless == Shortage.SPANS ? 1 : 2;
      return new Agreement.NotEnough(statistic, unless, need - 1, need);
    }
    double[] drawn = draw(times, figure);
    return new Agreement.Measured(
        statistic,
        value,
        drawn.length == 0 ? value : quantile(drawn, LOW),
        drawn.length == 0 ? value : quantile(drawn, HIGH),
        evidence.items(),
        evidence.leftOut(),
        evidence.annotators());
  }

  private double[] draw(int[] times, ToDoubleFunction<int[]> figure) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      Arrays.fill(times, 0);
      for (int j = 0; j < times.length; j++) {
        times[random.nextInt(times.length)]++;
      }
      values[i] = figure.applyAsDouble(times);
    }
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  /** Linear between the two nearest values. */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
