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
   * The cross-entropy of a set of texts that are each label to some share.
   *
   * @param logits [texts][labels]
   * @param shares of each text's labels, which add up to 1 or, for less weight, to less,
   *     [texts][labels]
   * @param temperature what logits are divided by
   */
  public static double ofShares(float[][] logits, double[][] shares, double temperature) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      for (int label = 0; label < logits[i].length; label++) {
        if (shares[i][label] > 0) {
          sum += shares[i][label] * Softmax.surprise(logits[i], label, temperature);
        }
      }
    }
    return sum / logits.length;
  }

  /**
   * The same where each label is there to a share by itself, the mean over texts and labels.
   *
   * @param logits [texts][labels]
   * @param shares from 0 to 1, [texts][labels]
   * @param temperature what logits are divided by
   */
  public static double ofSetShares(float[][] logits, double[][] shares, double temperature) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      for (int label = 0; label < logits[i].length; label++) {
        double there = shares[i][label];
        sum +=
            (there * Sigmoid.surprise(logits[i][label], true, temperature)
                    + (1 - there) * Sigmoid.surprise(logits[i][label], false, temperature))
                / logits[i].length;
      }
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
