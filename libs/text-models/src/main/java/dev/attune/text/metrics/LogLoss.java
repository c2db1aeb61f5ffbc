package dev.attune.text.metrics;

/** The mean negative log-likelihood of the true labels, in nats. */
public final class LogLoss {
  private LogLoss() {}

  /**
   * The log loss of a set of texts.
   *
   * @param logits [texts][labels]
   * @param truth the true label's number for each text
   * @param temperature what logits are divided by
   */
  public static double of(float[][] logits, int[] truth, double temperature) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += Softmax.surprise(logits[i], truth[i], temperature);
    }
    return sum / logits.length;
  }
}
