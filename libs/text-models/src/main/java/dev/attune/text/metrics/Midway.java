package dev.attune.text.metrics;

/** A threshold between two probabilities. */
final class Midway {
  private Midway() {}

  /**
   * Midway, or as near as a float comes to it without exceeding the upper one: near 1 two
   * probabilities can be closer than two floats.
   */
  static float of(double lower, double upper) {
    float middle = (float) ((lower + upper) / 2);
    return middle > upper ? Math.nextDown(middle) : middle;
  }
}
