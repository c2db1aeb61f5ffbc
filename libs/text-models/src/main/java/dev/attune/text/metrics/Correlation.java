package dev.attune.text.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How closely two columns of numbers go together, on any resample of their rows. */
final class Correlation {
  private final double[] first;
  private final double[] second;
  private final Ranks firstRanks;
  private final Ranks secondRanks;

  Correlation(double[] first, double[] second) {
    this.first = first;
    this.second = second;
    firstRanks = Ranks.of(first);
    secondRanks = Ranks.of(second);
  }

  /** Pearson's; 0 where a column does not vary. */
  double pearson(int[] times) {
    return pearson(first, second, times);
  }

  /** Spearman's: Pearson's of the ranks, equal values sharing the mean of theirs. */
  double spearman(int[] times) {
    return pearson(firstRanks.on(times), secondRanks.on(times), times);
  }

  private static double pearson(double[] x, double[] y, int[] times) {
    double count = 0;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < times.length; i++) {
      count += times[i];
      meanX += times[i] * x[i];
      meanY += times[i] * y[i];
    }
    if (isConstant(x, times) || isConstant(y, times)) {
      return 0;
    }
    meanX /= count;
    meanY /= count;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < times.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += times[i] * dx * dx;
      yy += times[i] * dy * dy;
      xy += times[i] * dx * dy;
    }
    return xx > 0 && yy > 0 ? Math.clamp(xy / Math.sqrt(xx) / Math.sqrt(yy), -1, 1) : 0;
  }

  /** Looked at by its values: the mean of equal ones may differ from them in the last digit. */
  private static boolean isConstant(double[] values, int[] times) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < times.length; i++) {
      if (times[i] > 0) {
        least = Math.min(least, values[i]);
        most = Math.max(most, values[i]);
      }
    }
    return least >= most;
  }

  /**
   * The order of a column, sorted once.
   *
   * @param group which of the different values a row has, counted upwards from the least
   * @param groups how many different values there are
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on nowhere
  private record Ranks(int[] group, int groups) {

    static Ranks of(double[] values) {
      int[] order =
          IntStream.range(0, values.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> values[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      int[] group = new int[values.length];
      int groups = 0;
      for (int i = 0; i < order.length; i++) {
        if (i > 0 && values[order[i]] > values[order[i - 1]]) {
          groups++;
        }
        group[order[i]] = groups;
      }
      return new Ranks(group, groups + 1);
    }

    double[] on(int[] times) {
      long[] sizes = new long[groups];
      for (int i = 0; i < times.length; i++) {
        sizes[group[i]] += times[i];
      }
      double[] ranks = new double[groups];
      long below = 0;
      for (int i = 0; i < groups; i++) {
        ranks[i] = below + (sizes[i] + 1) / 2.0;
        below += sizes[i];
      }
      return Arrays.stream(group).mapToDouble(of -> ranks[of]).toArray();
    }
  }
}
