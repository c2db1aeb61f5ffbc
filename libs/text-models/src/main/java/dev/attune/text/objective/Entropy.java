package dev.attune.text.objective;

import java.util.Arrays;

/** The log loss of answering every text with the shares that answers have. */
final class Entropy {
  private Entropy() {}

  /** Of some counts, in nats; 0 for none. */
  static double of(int... counts) {
    return of(Arrays.stream(counts).asDoubleStream().toArray());
  }

  /** Of some counts that were weighted, in nats; 0 for none. */
  static double of(double... counts) {
    double total = Arrays.stream(counts).sum();
    return Arrays.stream(counts)
        .filter(count -> count > 0)
        .map(count -> -count / total * Math.log(count / total))
        .sum();
  }
}
