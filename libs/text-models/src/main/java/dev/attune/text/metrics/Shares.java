package dev.attune.text.metrics;

/** Shares of texts. */
final class Shares {
  private Shares() {}

  /** The share of texts whose answer is all right, each counted so many times. */
  static double right(Outcomes outcomes, int[] times) {
    long right = 0;
    long all = 0;
    for (int text = 0; text < times.length; text++) {
      right += outcomes.right(text) ? times[text] : 0;
      all += times[text];
    }
    return all == 0 ? 0 : right / (double) all;
  }
}
