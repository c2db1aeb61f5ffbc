package dev.attune.text.answer;

/**
 * The forward algorithm over sequences of tags, scaled so that nothing overflows: sums over all
 * that may stand before a word.
 *
 * @param shares of each tag at each word among all sequences up to there, [words][tags]
 * @param norms what the sum grows by from word to word, [words]; their product is the sum over all
 *     sequences
 */
@SuppressWarnings("ArrayRecordComponent") // made for one reading and dropped
record ForwardPass(double[][] shares, double[] norms) {

  /**
   * @param words the factor of each tag at each word, [words][tags]
   * @param steps the factor of each step from tag to tag, [tags + 1][tags]; 0 where it cannot be
   */
  static ForwardPass over(double[][] words, double[][] steps) {
    int tags = steps.length - 1;
    double[][] shares = new double[words.length][tags];
    double[] norms = new double[words.length];
    for (int word = 0; word < words.length; word++) {
      double[] here = shares[word];
      if (word == 0) {
        System.arraycopy(steps[tags], 0, here, 0, tags);
      } else {
        arrive(here, shares[word - 1], steps);
      }
      for (int tag = 0; tag < tags; tag++) {
        here[tag] *= words[word][tag];
        norms[word] += here[tag];
      }
      for (int tag = 0; tag < tags; tag++) {
        here[tag] /= norms[word];
      }
    }
    return new ForwardPass(shares, norms);
  }

  private static void arrive(double[] here, double[] before, double[][] steps) {
    for (int from = 0; from < before.length; from++) {
      for (int tag = 0; tag < here.length; tag++) {
        here[tag] += before[from] * steps[from][tag];
      }
    }
  }

  /** The logarithm of the sum over all sequences. */
  double logTotal() {
    double sum = 0;
    for (double norm : norms) {
      sum += Math.log(norm);
    }
    return sum;
  }
}
