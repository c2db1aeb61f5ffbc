package dev.attune.text.metrics;

/** From logits to probabilities, each label on its own. */
public final class Sigmoid {
  private Sigmoid() {}

  /** The probabilities of one text's labels; the logits are divided by the temperature first. */
  public static double[] of(float[] logits, double temperature) {
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = 1 / (1 + Math.exp(-logits[i] / temperature));
    }
    return probabilities;
  }

  /** Minus the logarithm of the probability that a label is there, or that it is not. */
  static double surprise(float logit, boolean present, double temperature) {
    double scaled = (present ? -logit : logit) / temperature;
    return Math.max(scaled, 0) + Math.log1p(Math.exp(-Math.abs(scaled)));
  }
}
