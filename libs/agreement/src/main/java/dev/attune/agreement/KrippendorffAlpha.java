package dev.attune.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Krippendorff's alpha (Krippendorff 2011): one minus the disagreement of answers to the same item
 * over the disagreement of answers drawn from all. It takes any number of annotators and missing
 * answers; items with one answer are left out.
 */
public final class KrippendorffAlpha {
  private KrippendorffAlpha() {}

  /** For labels without an order: two answers are the same or not. */
  public static <V> Agreement nominal(Annotations<V> annotations, Sampling sampling) {
    Codes<V> codes = Codes.comparable(annotations, annotations.values());
    double[] within = new double[codes.items().size()];
    for (int item = 0; item < within.length; item++) {
      int answers = codes.items().get(item).length;
      for (int count : codes.counts(item)) {
        within[item] += (double) count * (answers - count) / (answers - 1);
      }
    }
    return measure(
        Statistic.KRIPPENDORFF_ALPHA_NOMINAL,
        codes,
        sampling,
        (times, totals) ->
            alpha(observed(within, times), ofDifferent(totals), Arrays.stream(totals).sum()));
  }

  /**
   * For labels in an order: two are as far apart as there are answers between them.
   *
   * @param order all labels, the lowest first
   */
  public static <V> Agreement ordinal(
      Annotations<V> annotations, List<V> order, Sampling sampling) {
    Codes<V> codes = Codes.comparable(annotations, order);
    return measure(
        Statistic.KRIPPENDORFF_ALPHA_ORDINAL,
        codes,
        sampling,
        (times, totals) -> Squares.alpha(codes.items(), times, Squares.middleRanks(totals)));
  }

  /** For values on a scale: the squared difference. */
  public static Agreement interval(Annotations<Double> annotations, Sampling sampling) {
    Codes<Double> codes = Codes.comparable(annotations, new TreeSet<>(annotations.values()));
    double[] values = codes.values().stream().mapToDouble(Double::doubleValue).toArray();
    double middle = Arrays.stream(values).average().orElse(0);
    double[] centred = Arrays.stream(values).map(value -> value - middle).toArray();
    return measure(
        Statistic.KRIPPENDORFF_ALPHA_INTERVAL,
        codes,
        sampling,
        (times, totals) -> Squares.alpha(codes.items(), times, centred));
  }

  /** For sets of labels. Time grows with the square of the number of sets that differ. */
  public static Agreement labelSets(
      Annotations<Set<String>> annotations, SetDistance distance, Sampling sampling) {
    Codes<Set<String>> codes = Codes.comparable(annotations, annotations.values());
    double[][] apart = apart(codes.values(), distance);
    double[] within = new double[codes.items().size()];
    for (int item = 0; item < within.length; item++) {
      int[] answers = codes.items().get(item);
      for (int one : answers) {
        for (int other : answers) {
          within[item] += apart[one][other] / (answers.length - 1);
        }
      }
    }
    return measure(
        distance.statistic(),
        codes,
        sampling,
        (times, totals) ->
            alpha(observed(within, times), ofAll(totals, apart), Arrays.stream(totals).sum()));
  }

  /** Alpha from how often each item and each value is drawn. */
  private interface Figure {
    double of(int[] times, double[] totals);
  }

  private static Agreement measure(
      Statistic statistic, Codes<?> codes, Sampling sampling, Figure figure) {
    return sampling.measure(
        statistic,
        codes.evidence(),
        Shortage.DIFFERENT_ANSWERS,
        times -> figure.of(times, codes.totals(times)));
  }

  /** Both disagreements are sums over pairs of answers; {@code answers} is their number. */
  private static double alpha(double observed, double expected, double answers) {
    return expected <= 0 ? Double.NaN : 1 - observed * (answers - 1) / expected;
  }

  private static double observed(double[] within, int[] times) {
    double sum = 0;
    for (int item = 0; item < times.length; item++) {
      sum += times[item] * within[item];
    }
    return sum;
  }

  private static double ofDifferent(double[] totals) {
    double all = Arrays.stream(totals).sum();
    return Arrays.stream(totals).map(total -> total * (all - total)).sum();
  }

  private static double ofAll(double[] totals, double[][] apart) {
    double sum = 0;
    for (int one = 0; one < totals.length; one++) {
      if (totals[one] > 0) {
        double ofOne = 0;
        for (int other = 0; other < totals.length; other++) {
          ofOne += totals[other] * apart[one][other];
        }
        sum += totals[one] * ofOne;
      }
    }
    return sum;
  }

  private static double[][] apart(List<Set<String>> sets, SetDistance distance) {
    double[][] apart = new double[sets.size()][sets.size()];
    for (int one = 0; one < apart.length; one++) {
      for (int other = 0; other < one; other++) {
        apart[one][other] = distance.between(sets.get(one), sets.get(other));
        apart[other][one] = apart[one][other];
      }
    }
    return apart;
  }
}
