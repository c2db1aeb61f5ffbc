package dev.attune.agreement;

/** The 95 % interval of the difference of two independent shares (Newcombe 1998, method 10). */
final class Newcombe {
  private static final double Z = 1.959963984540054;

  private Newcombe() {}

  /**
   * A share that was measured.
   *
   * @param value from 0 to 1
   * @param answers on how many it rests; of a weighted share, how many unweighted ones would tell
   *     as much
   */
  record Share(double value, double answers) {

    /** Wilson's interval (1927), without correction for continuity. */
    private double[] wilson() {
      double middle = 2 * answers * value + Z * Z;
      double half = Z * Math.sqrt(Z * Z + 4 * answers * value * (1 - value));
      double whole = 2 * (answers + Z * Z);
      return new double[] {(middle - half) / whole, (middle + half) / whole};
    }
  }

  /** Its two ends, the lower first. */
  static double[] interval(Share one, Share other) {
    double[] first = one.wilson();
    double[] second = other.wilson();
    double difference = one.value() - other.value();
    return new double[] {
      difference - Math.hypot(one.value() - first[0], second[1] - other.value()),
      difference + Math.hypot(first[1] - one.value(), other.value() - second[0])
    };
  }
}
