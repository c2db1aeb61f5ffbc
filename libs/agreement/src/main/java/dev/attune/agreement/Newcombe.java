package dev.attune.agreement;

import dev.attune.agreement.Anchoring.Group;

/** The 95 % interval of the difference of two independent shares (Newcombe 1998, method 10). */
final class Newcombe {
  private static final double Z = 1.959963984540054;

  private Newcombe() {}

  /** Its two ends, the lower first. */
  static double[] interval(Group one, Group other) {
    double[] first = wilson(one);
    double[] second = wilson(other);
    double difference = one.share() - other.share();
    return new double[] {
      difference - Math.hypot(one.share() - first[0], second[1] - other.share()),
      difference + Math.hypot(first[1] - one.share(), other.share() - second[0])
    };
  }

  /** Wilson's interval of a share (1927), without correction for continuity. */
  private static double[] wilson(Group group) {
    double n = group.answers();
    double share = group.share();
    double middle = 2 * n * share + Z * Z;
    double half = Z * Math.sqrt(Z * Z + 4 * n * share * (1 - share));
    double whole = 2 * (n + Z * Z);
    return new double[] {(middle - half) / whole, (middle + half) / whole};
  }
}
