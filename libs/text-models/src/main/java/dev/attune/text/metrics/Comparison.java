package dev.attune.text.metrics;

import java.util.stream.IntStream;

/**
 * Whether one model is better than another, from their answers to the same texts: a paired
 * bootstrap test (Efron and Tibshirani 1993, chapter 16; Koehn 2004). A resample of very few texts
 * says little, so that the test is never surer than one that exchanges the answers to each text by
 * chance could be (Noreen 1989).
 *
 * @param figure the name of the headline figure
 * @param first the first model's figure
 * @param second the second model's figure
 * @param difference {@code second - first}, with its 95 % interval over 2,000 resamples
 * @param p two-sided: how likely a difference is at least as far from nothing if there is none
 * @param verdict of the second model against the first, at a level of 5 %
 */
public record Comparison(
    String figure, double first, double second, Estimate difference, double p, Verdict verdict) {
  private static final int RESAMPLES = 2000;
  private static final double LEVEL = 0.05;

  /** What can be said of the second model. */
  public enum Verdict {
    BETTER,
    WORSE,
    NOT_DISTINGUISHABLE
  }

  /**
   * Compares two models.
   *
   * @param first answers of the one, to at least one text
   * @param second answers of the other to the same texts in the same order
   * @throws IllegalArgumentException if they did not answer as many texts or differ in task
   */
  public static Comparison of(Outcomes first, Outcomes second) {
    if (first.size() != second.size() || !first.figure().equals(second.figure())) {
      throw new IllegalArgumentException(
          "%s on %d texts cannot be compared with %s on %d texts."
              .formatted(first.figure(), first.size(), second.figure(), second.size()));
    }
    double[] differences = new double[RESAMPLES];
    int[] resample = {0};
    Bootstrap.resample(
        first.size(),
        RESAMPLES,
        times -> differences[resample[0]++] = second.headline(times) - first.headline(times));
    double p = Math.max(p(differences), leastByChance(first, second));
    double figure = first.headline();
    double other = second.headline();
    return new Comparison(
        first.figure(),
        figure,
        other,
        Bootstrap.interval(other - figure, differences),
        p,
        verdict(other - figure, p));
  }

  /** Twice the smaller share of resamples on one side of nothing, nothing itself included. */
  private static double p(double[] differences) {
    long above = IntStream.range(0, differences.length).filter(i -> differences[i] >= 0).count();
    long below = IntStream.range(0, differences.length).filter(i -> differences[i] <= 0).count();
    return Math.min(1, 2.0 * (Math.min(above, below) + 1) / (differences.length + 1));
  }

  /**
   * The least p of a test by exchange: with {@code n} texts answered differently, all exchanged and
   * none are two of 2^n ways.
   */
  private static double leastByChance(Outcomes first, Outcomes second) {
    long different =
        IntStream.range(0, first.size())
            .filter(i -> !first.answer(i).equals(second.answer(i)))
            .count();
    return Math.min(1, Math.pow(2, (double) (1 - different)));
  }

  private static Verdict verdict(double difference, double p) {
    if (p >= LEVEL) {
      return Verdict.NOT_DISTINGUISHABLE;
    }
    return difference > 0 ? Verdict.BETTER : Verdict.WORSE;
  }
}
