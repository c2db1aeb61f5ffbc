package dev.attune.agreement;

import java.util.Map;
import java.util.TreeMap;

/**
 * Fleiss' kappa (Fleiss 1971): how much more often two answers to an item are the same than two
 * answers drawn from all. It is defined for items with equally many answers, so those with the
 * number that most items have are counted (of two such numbers the larger), and the rest left out.
 */
public final class FleissKappa {
  private FleissKappa() {}

  /** The kappa of all annotators. */
  public static <V> Agreement of(Annotations<V> annotations, Sampling sampling) {
    int answers = commonNumber(annotations);
    Codes<V> codes = Codes.of(annotations, annotations.values(), n -> n == answers);
    double[] same = codes.same();
    return sampling.measure(
        Statistic.FLEISS_KAPPA,
        codes.evidence(),
        Shortage.DIFFERENT_ANSWERS,
        times -> kappa(codes.totals(times), same, times, answers));
  }

  private static double kappa(double[] totals, double[] same, int[] times, int answers) {
    double drawn = Codes.sum(times);
    double observed = 0;
    for (int kind = 0; kind < times.length; kind++) {
      observed += times[kind] * same[kind];
    }
    observed /= drawn * answers * (answers - 1.0);
    double expected = 0;
    for (double total : totals) {
      double share = total / (drawn * answers);
      expected += share * share;
    }
    return 1 - expected < 1e-12 ? Double.NaN : (observed - expected) / (1 - expected);
  }

  private static int commonNumber(Annotations<?> annotations) {
    TreeMap<Integer, Integer> items = new TreeMap<>();
    for (String item : annotations.items()) {
      int answers = annotations.answers(item).size();
      if (answers >= 2) {
        items.merge(answers, 1, Integer::sum);
      }
    }
    return items.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(2);
  }
}
