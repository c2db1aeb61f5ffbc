package dev.attune.text.metrics;

/** Figures of a sample in which each example occurs so many times. */
@FunctionalInterface
interface Statistic {

  /**
   * The figures, always as many and all finite.
   *
   * @param times how often each example was drawn; ones for the sample as it is
   */
  double[] of(int[] times);
}
