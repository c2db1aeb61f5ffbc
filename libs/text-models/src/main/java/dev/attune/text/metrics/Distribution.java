package dev.attune.text.metrics;

/** Measures of distributions over labels. */
final class Distribution {
  /** What a probability is taken for at least, where its logarithm is. */
  private static final double LEAST = 1e-12;

  private Distribution() {}

  /** In nats. */
  static double entropy(double[] of) {
    return crossEntropy(of, of);
  }

  /** What it costs on average, in nats, to expect one distribution where another holds. */
  static double crossEntropy(double[] holds, double[] expected) {
    double sum = 0;
    for (int i = 0; i < holds.length; i++) {
      if (holds[i] > 0) {
        sum -= holds[i] * Math.log(Math.max(LEAST, expected[i]));
      }
    }
    return sum;
  }

  /**
   * Jensen-Shannon divergence in bits: 0 for equal distributions, 1 for those that share nothing.
   */
  static double jensenShannon(double[] first, double[] second) {
    double[] middle = new double[first.length];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (first[i] + second[i]) / 2;
    }
    double nats = entropy(middle) - (entropy(first) + entropy(second)) / 2;
    return Math.max(0, nats) / Math.log(2);
  }

  /** Of something that is there with a probability. */
  static double[] ofTwo(double probability) {
    return new double[] {probability, 1 - probability};
  }
}
