package dev.attune.api.deployments;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure with the interval that holds the true value in 95 of 100 cases.
 *
 * @param low where the interval begins
 * @param high where it ends
 */
@Schema(name = "Ranged")
public record Ranged(
    @Schema(examples = "0.971") double value,
    @Schema(examples = "0.964") double low,
    @Schema(examples = "0.977") double high) {
  private static final double Z = 1.959964;

  /** A share of texts, by Wilson's score interval; null without any text. */
  static @Nullable Ranged share(long some, long all) {
    if (all == 0) {
      return null;
    }
    double n = all;
    double p = some / n;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    return new Ranged(p, Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /** The mean of paired differences; null with fewer than two. */
  static @Nullable Ranged mean(long n, double sum, double squares) {
    return n < 2 ? null : around(sum / n, variance(n, sum, squares) / n);
  }

  /** The difference of two means of different texts, after Welch; null with fewer than two. */
  static @Nullable Ranged difference(
      long n, double sum, double squares, long otherN, double otherSum, double otherSquares) {
    if (n < 2 || otherN < 2) {
      return null;
    }
    return around(
        otherSum / otherN - sum / n,
        variance(n, sum, squares) / n + variance(otherN, otherSum, otherSquares) / otherN);
  }

  private static double variance(long n, double sum, double squares) {
    return Math.max(0, (squares - sum * sum / n) / (n - 1));
  }

  private static Ranged around(double value, double variance) {
    double half = Z * Math.sqrt(variance);
    return new Ranged(value, value - half, value + half);
  }
}
