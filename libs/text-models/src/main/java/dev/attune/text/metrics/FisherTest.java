package dev.attune.text.metrics;

/**
 * Fisher's exact test (1935), one sided: how likely so few right answers are among so many texts.
 */
final class FisherTest {
  private FisherTest() {}

  /**
   * How likely at most so many right answers are among texts that are drawn from all by chance: the
   * lower tail of the hypergeometric distribution.
   *
   * @param all texts
   * @param allRight how many of all are right
   * @param drawn texts
   * @param right how many of these are right
   */
  static double fewer(int all, int allRight, int drawn, int right) {
    double[] logFactorials = new double[all + 1];
    for (int n = 2; n <= all; n++) {
      logFactorials[n] = logFactorials[n - 1] + Math.log(n);
    }
    double whole = logChoose(logFactorials, all, drawn);
    double p = 0;
    for (int k = Math.max(0, drawn - (all - allRight)); k <= right; k++) {
      p +=
          Math.exp(
              logChoose(logFactorials, allRight, k)
                  + logChoose(logFactorials, all - allRight, drawn - k)
                  - whole);
    }
    return Math.min(1, p);
  }

  private static double logChoose(double[] logFactorials, int n, int k) {
    return logFactorials[n] - logFactorials[k] - logFactorials[n - k];
  }
}
