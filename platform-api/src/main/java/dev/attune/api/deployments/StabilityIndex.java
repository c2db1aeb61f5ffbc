package dev.attune.api.deployments;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The population stability index of two distributions: the sum over bins of (q - p) ln(q / p).
 * Below 0.1 they are taken to be alike, from 0.25 on to differ. Half a count is added to each bin.
 *
 * @param noise what the index stays below in 95 of 100 cases when only chance makes a difference:
 *     the quantile of chi-squared with one degree of freedom less than bins, times (1/n + 1/m)
 */
@Schema(name = "StabilityIndex")
public record StabilityIndex(
    @Schema(examples = "0.02") double value, @Schema(examples = "0.05") double noise) {
  static final double ALIKE = 0.1;
  static final double DIFFERENT = 0.25;
  private static final double Z_95 = 1.644854;

  /** Of counts by bin; null when one of the two is empty. */
  static @Nullable StabilityIndex of(Map<String, Long> one, Map<String, Long> other) {
    Set<String> bins = new TreeSet<>(one.keySet());
    bins.addAll(other.keySet());
    double n = total(one);
    double m = total(other);
    if (n == 0 || m == 0) {
      return null;
    }
    double index = 0;
    for (String bin : bins) {
      double p = (one.getOrDefault(bin, 0L) + 0.5) / (n + 0.5 * bins.size());
      double q = (other.getOrDefault(bin, 0L) + 0.5) / (m + 0.5 * bins.size());
      index += (q - p) * Math.log(q / p);
    }
    return new StabilityIndex(index, chiSquared95(bins.size() - 1) * (1 / n + 1 / m));
  }

  /** More than a small difference, and more than chance. */
  boolean above(double threshold) {
    return value >= Math.max(threshold, noise);
  }

  private static double total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** By Wilson and Hilferty, within 1 % from two degrees of freedom on. */
  private static double chiSquared95(int degrees) {
    if (degrees < 1) {
      return 0;
    }
    double part = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - part + Z_95 * Math.sqrt(part), 3);
  }
}
