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
    double[] same = codes.same();
    for (int kind = 0; kind < same.length; kind++) {
      double answers = codes.kinds().get(kind).length;
      same[kind] = answers < 2 ? Double.NaN : same[kind] / (answers * (answers - 1));
    }
    int items = codes.items().items();
    int comparable = 0;
    for (int item = 0; item < items; item++) {
      comparable += Double.isNaN(same[codes.items().of(item)]) ? 0 : 1;
    }
    return sampling.measure(
        Statistic.GWET_AC1,
        // An item of the label that nearly all have tells as much here as any other.
        new Evidence(codes.items(), comparable, items - comparable, codes.annotators(), comparable),
        Shortage.DIFFERENT_ANSWERS,
        times -> coefficient(codes, same, times));
  }

  /** Items with one answer tell how common a label is, but not whether annotators agree. */
  private static double coefficient(Codes<?> codes, double[] same, int[] times) {
    double observed = 0;
    double comparable = 0;
    double drawn = Codes.sum(times);
    double[] common = new double[codes.values().size()];
    for (int kind = 0; kind < times.length; kind++) {
      if (times[kind] == 0) {
        continue;
      }
      if (!Double.isNaN(same[kind])) {
        observed += times[kind] * same[kind];
        comparable += times[kind];
      }
      int[] answers = codes.kinds().get(kind);
      for (int label : answers) {
        common[label] += times[kind] / (answers.length * drawn);
      }
    }
    int labels = common.length;
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
