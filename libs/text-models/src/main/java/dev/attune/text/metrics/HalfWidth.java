package dev.attune.text.metrics;

import java.util.Arrays;

/**
 * How far the interval of a value reaches to each side so that it holds the true one in 90 of 100
 * texts like those of the validation split (split conformal prediction, Lei et al. 2018).
 */
public final class HalfWidth {
  private static final double COVERAGE = 0.9;

  private HalfWidth() {}

  /**
   * The half width, in the unit of the values.
   *
   * @param truth of the validation texts
   * @param answers to them
   * @param range of the scale: the half width where there are so few texts (under nine) that
   *     nothing less than the whole scale is sure to hold so many
   */
  public static double of(double[] truth, double[] answers, double range) {
    double[] distances = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      distances[i] = Math.abs(truth[i] - answers[i]);
    }
    Arrays.sort(distances);
    int rank = (int) Math.ceil(COVERAGE * (truth.length + 1));
    return rank > truth.length ? range : distances[rank - 1];
  }
}
