package dev.attune.text.metrics;

/**
 * What temperature scaling did to the probabilities of one split.
 *
 * @param temperature what logits are divided by, fitted on the validation split
 * @param logLossBefore mean negative log-likelihood of the true labels at temperature 1, in nats
 * @param logLossAfter the same at {@code temperature}
 * @param before bins and expected calibration error at temperature 1
 * @param after bins and expected calibration error at {@code temperature}
 */
public record Calibration(
    double temperature,
    double logLossBefore,
    double logLossAfter,
    Reliability before,
    Reliability after) {

  /** Measures on a split's logits [texts][labels]. */
  public static Calibration of(float[][] logits, int[] truth, double temperature) {
    return new Calibration(
        temperature,
        LogLoss.of(logits, truth, 1),
        LogLoss.of(logits, truth, temperature),
        Reliability.of(logits, truth, 1),
        Reliability.of(logits, truth, temperature));
  }
}
