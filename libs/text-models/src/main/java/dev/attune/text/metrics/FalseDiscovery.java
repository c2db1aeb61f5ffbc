package dev.attune.text.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects tests that are made together (Benjamini and Hochberg 1995). */
final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * The corrected p-values, in the order given: those below a level are, by expectation, to that
   * share found by chance. This is R's {@code p.adjust(p, "BH")}.
   */
  static double[] corrected(double[] p) {
    List<Integer> falling =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
            .toList();
    double[] corrected = new double[p.length];
    double least = 1;
    for (int i = 0; i < p.length; i++) {
      int rank = p.length - i;
      least = Math.min(least, p[falling.get(i)] * p.length / rank);
      corrected[falling.get(i)] = least;
    }
    return corrected;
  }
}
