package dev.attune.agreement;

import java.util.Collection;

/**
 * Gwet's AC1 of several annotators with missing answers (Gwet 2008; 2014, chapter 2): agreement
 * beyond what annotators would reach who guess where an item is hard. Unlike the kappas it stays
 * high where nearly all items have the same label and annotators agree on them.
 */
public final class GwetAc1 {
  private GwetAc1() {}

  /**
   * The coefficient.
   *
   * @param labels all labels that could be given, also such as nobody gave
   * @throws IllegalArgumentException if an answer is none of them
   */
  public static <V> Agreement of(
      Annotations<V> annotations, Collection<V> labels, Sampling sampling) {
    Codes<V> codes = Codes.of(annotations, labels, answers -> answers >= 1);
    int items = codes.items().size();
    double[] same = new double[items];
    double[][] shares = new double[items][];
    int comparable = 0;
    for (int item = 0; item < items; item++) {
      double answers = codes.items().get(item).length;
      int[] counts = codes.counts(item);
      shares[item] = new double[counts.length];
      same[item] = answers < 2 ? Double.NaN : 0;
      comparable += answers < 2 ? 0 : 1;
      for (int label = 0; label < counts.length; label++) {
        shares[item][label] = counts[label] / answers;
        if (answers >= 2) {
          same[item] += counts[label] * (counts[label] - 1.0) / (answers * (answers - 1));
        }
      }
    }
    return sampling.measure(
        Statistic.GWET_AC1,
        new Evidence(items, comparable, items - comparable, codes.annotators()),
        Shortage.DIFFERENT_ANSWERS,
        times -> coefficient(same, shares, times, codes.values().size()));
  }

  /** Items with one answer tell how common a label is, but not whether annotators agree. */
  private static double coefficient(double[] same, double[][] shares, int[] times, int labels) {
    double observed = 0;
    double comparable = 0;
    double[] common = new double[labels];
    for (int item = 0; item < times.length; item++) {
      if (times[item] == 0) {
        continue;
      }
      if (!Double.isNaN(same[item])) {
        observed += times[item] * same[item];
        comparable += times[item];
      }
      for (int label = 0; label < labels; label++) {
        common[label] += times[item] * shares[item][label] / times.length;
      }
    }
    if (comparable == 0 || labels < 2) {
      return Double.NaN;
    }
    double expected = 0;
    for (double share : common) {
      expected += share * (1 - share) / (labels - 1);
    }
    return (observed / comparable - expected) / (1 - expected);
  }
}
