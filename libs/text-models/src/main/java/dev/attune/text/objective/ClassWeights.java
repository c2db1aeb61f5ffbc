package dev.attune.text.objective;

import java.util.Arrays;

/** What makes rare labels count more in training. */
final class ClassWeights {
  private ClassWeights() {}

  /**
   * A weight for each label, {@code (texts / (labels * texts of the label)) ^ balance}, scaled so
   * that the mean over the texts is 1.
   *
   * @param counts how many training texts have each label, or how much of them
   * @param balance 0 if every text counts the same, 1 if every label does
   */
  static double[] of(double[] counts, double balance) {
    double texts = Arrays.stream(counts).sum();
    double[] weights = new double[counts.length];
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      weights[i] = Math.pow(texts / (counts.length * Math.max(1, counts[i])), balance);
      sum += weights[i] * counts[i];
    }
    double scale = sum == 0 ? 1 : texts / sum;
    return Arrays.stream(weights).map(weight -> weight * scale).toArray();
  }
}
