package dev.attune.text.metrics;

/** From logits to probabilities. */
public final class Softmax {
  private Softmax() {}

  /** The probabilities of one text's labels; the logits are divided by the temperature first. */
  public static double[] of(float[] logits, double temperature) {
    double largest = largest(logits);
    double[] probabilities = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp((logits[i] - largest) / temperature);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  /** The number of the largest logit; the first of equals. */
  public static int argmax(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Minus the logarithm of the probability that the true label is given. */
  static double surprise(float[] logits, int truth, double temperature) {
    double largest = largest(logits);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((logit - largest) / temperature);
    }
    return Math.log(sum) - (logits[truth] - largest) / temperature;
  }

  private static double largest(float[] logits) {
    return logits[argmax(logits)];
  }
}
