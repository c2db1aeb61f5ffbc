package dev.attune.text.metrics;

/** The mean negative log-likelihood of what is true, in nats. */
public final class LogLoss {
  private LogLoss() {}

  /**
   * The log loss of a set of texts with one label each.
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

  /**
   * The log loss of a set of texts with any number of labels, the mean over texts and labels.
   *
   * @param logits [texts][labels]
   * @param truth whether each text has each label, [texts][labels]
   * @param temperature what logits are divided by
   */
  public static double of(float[][] logits, boolean[][] truth, double temperature) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      for (int label = 0; label < logits[i].length; label++) {
        sum += Sigmoid.surprise(logits[i][label], truth[i][label], temperature) / logits[i].length;
      }
    }
    return sum / logits.length;
  }
}
