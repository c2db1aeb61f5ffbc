package dev.attune.text.objective;

/** Logits of how often something was seen, as if all had been seen a little. */
final class Shares {
  private Shares() {}

  /**
   * The logarithms of some counts' shares, [counts].
   *
   * @param counts how often each was seen; one more is added to each
   */
  static float[] logarithms(double... counts) {
    double total = counts.length;
    for (double count : counts) {
      total += count;
    }
    float[] logarithms = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      logarithms[i] = (float) Math.log((counts[i] + 1) / total);
    }
    return logarithms;
  }
}
