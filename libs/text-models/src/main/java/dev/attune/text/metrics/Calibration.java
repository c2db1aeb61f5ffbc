package dev.attune.text.metrics;

import java.util.stream.IntStream;

/**
 * What temperature scaling did to the probabilities of one split.
 *
 * @param temperature what logits are divided by, fitted on the validation split
 * @param logLossBefore mean negative log-likelihood of what is true at temperature 1, in nats
 * @param logLossAfter the same at {@code temperature}
 * @param brierBefore mean squared distance of the probabilities from what is true at temperature 1:
 *     summed over the labels where a text has one, their mean where it can have many
 * @param brierAfter the same at {@code temperature}
 * @param before bins and expected calibration error at temperature 1
 * @param after bins and expected calibration error at {@code temperature}
 */
public record Calibration(
    double temperature,
    double logLossBefore,
    double logLossAfter,
    double brierBefore,
    double brierAfter,
    Reliability before,
    Reliability after) {

  /**
   * Measures on a split of texts with one label each.
   *
   * @param logits [texts][labels]
   * @param truth the true label's number for each text; texts with a higher number are out of scope
   *     and do not count
   */
  public static Calibration of(float[][] logits, int[] truth, double temperature) {
    int[] inScope = inScope(logits, truth);
    float[][] those = IntStream.of(inScope).mapToObj(i -> logits[i]).toArray(float[][]::new);
    int[] labels = IntStream.of(inScope).map(i -> truth[i]).toArray();
    return new Calibration(
        temperature,
        LogLoss.of(those, labels, 1),
        LogLoss.of(those, labels, temperature),
        BrierScore.of(those, labels, 1),
        BrierScore.of(those, labels, temperature),
        Reliability.of(those, labels, 1),
        Reliability.of(those, labels, temperature));
  }

  /**
   * Measures on a split of texts with any number of labels.
   *
   * @param logits [texts][labels]
   * @param truth whether each text has each label, [texts][labels]
   */
  public static Calibration of(float[][] logits, boolean[][] truth, double temperature) {
    return new Calibration(
        temperature,
        LogLoss.of(logits, truth, 1),
        LogLoss.of(logits, truth, temperature),
        BrierScore.of(logits, truth, 1),
        BrierScore.of(logits, truth, temperature),
        Reliability.of(logits, truth, 1),
        Reliability.of(logits, truth, temperature));
  }

  /**
   * Measures on what was found in a split, each finding being right or wrong by itself; the log
   * loss and the Brier score are of that.
   *
   * @param before the findings with their confidence at temperature 1, at least one
   * @param after the same at {@code temperature}
   */
  public static Calibration of(double temperature, Confidences before, Confidences after) {
    return new Calibration(
        temperature,
        before.logLoss(),
        after.logLoss(),
        before.brierScore(),
        after.brierScore(),
        before.reliability(),
        after.reliability());
  }

  /** The places of the texts whose true label has a logit. */
  static int[] inScope(float[][] logits, int[] truth) {
    return IntStream.range(0, truth.length).filter(i -> truth[i] < logits[i].length).toArray();
  }
}
