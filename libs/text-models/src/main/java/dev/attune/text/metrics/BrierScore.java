package dev.attune.text.metrics;

/** The mean squared distance between probabilities and what happened (Brier 1950). */
final class BrierScore {
  private BrierScore() {}

  /** Of one label each: summed over the labels, from 0 to 2. */
  static double of(float[][] logits, int[] truth, double temperature) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double[] probabilities = Softmax.of(logits[i], temperature);
      for (int label = 0; label < probabilities.length; label++) {
        sum += Math.pow(probabilities[label] - (label == truth[i] ? 1 : 0), 2);
      }
    }
    return sum / logits.length;
  }

  /** Of any number of labels: the mean over texts and labels, from 0 to 1. */
  static double of(float[][] logits, boolean[][] truth, double temperature) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double[] probabilities = Sigmoid.of(logits[i], temperature);
      for (int label = 0; label < probabilities.length; label++) {
        sum += Math.pow(probabilities[label] - (truth[i][label] ? 1 : 0), 2) / probabilities.length;
      }
    }
    return sum / logits.length;
  }
}
