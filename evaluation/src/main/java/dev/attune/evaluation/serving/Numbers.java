package dev.attune.evaluation.serving;

import java.util.Arrays;
import java.util.List;

/** Order statistics of measured values. */
final class Numbers {
  private Numbers() {}

  static double median(List<Double> values) {
    return quantile(values, 0.5);
  }

  /** The smallest value that the share of the values does not exceed, by linear interpolation. */
  static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
