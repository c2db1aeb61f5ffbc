package dev.attune.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Cohen's kappa of two annotators (Cohen 1960), and weighted for labels that have an order (Cohen
 * 1968): one minus observed over expected disagreement, where each annotator keeps the own habits.
 * Counted are the items that both answered.
 */
public final class CohenKappa {

  /** How far apart two labels of an order are. */
  private enum Weights {
    NONE(Statistic.COHEN_KAPPA),
    LINEAR(Statistic.COHEN_KAPPA_LINEAR),
    QUADRATIC(Statistic.COHEN_KAPPA_QUADRATIC);

    private final Statistic statistic;

    Weights(Statistic statistic) {
      this.statistic = statistic;
    }

    double between(int one, int other) {
      int steps = Math.abs(one - other);
      return switch (this) {
        case NONE -> steps == 0 ? 0 : 1;
        case LINEAR -> steps;
        case QUADRATIC -> (double) steps * steps;
      };
    }
  }

  /**
   * The kappa of a pair.
   *
   * @param first annotator
   * @param second annotator
   * @param agreement of both
   */
  public record Pair(String first, String second, Agreement agreement) {}

  private CohenKappa() {}

  /** The kappa of two annotators. */
  public static <V> Agreement between(
      Annotations<V> annotations, String first, String second, Sampling sampling) {
    return of(annotations, annotations.values(), first, second, Weights.NONE, sampling);
  }

  /**
   * The kappa of two annotators where being two steps apart is twice as wrong as one.
   *
   * @param order all labels, the lowest first
   */
  public static <V> Agreement linear(
      Annotations<V> annotations, List<V> order, String first, String second, Sampling sampling) {
    return of(annotations, order, first, second, Weights.LINEAR, sampling);
  }

  /**
   * The kappa of two annotators where being two steps apart is four times as wrong as one.
   *
   * @param order all labels, the lowest first
   */
  public static <V> Agreement quadratic(
      Annotations<V> annotations, List<V> order, String first, String second, Sampling sampling) {
    return of(annotations, order, first, second, Weights.QUADRATIC, sampling);
  }

  /** The kappas of all annotators who share an item, each with each. */
  public static <V> List<Pair> pairs(Annotations<V> annotations, Sampling sampling) {
    List<Pair> pairs = new ArrayList<>();
    List<String> annotators = annotations.annotators();
    for (int i = 0; i < annotators.size(); i++) {
      for (int j = i + 1; j < annotators.size(); j++) {
        Agreement agreement = between(annotations, annotators.get(i), annotators.get(j), sampling);
        if (!(agreement instanceof Agreement.NotEnough none && none.have() == 0)) {
          pairs.add(new Pair(annotators.get(i), annotators.get(j), agreement));
        }
      }
    }
    return pairs;
  }

  private static <V> Agreement of(
      Annotations<V> annotations,
      Collection<V> values,
      String first,
      String second,
      Weights weights,
      Sampling sampling) {
    Codes<V> codes = Codes.comparable(annotations.by(first, second), values);
    int size = codes.values().size();
    return sampling.measure(
        weights.statistic,
        new Evidence(codes.items().size(), codes.items().size(), codes.leftOut(), 2),
        Shortage.DIFFERENT_ANSWERS,
        times -> kappa(table(codes, times, size), weights));
  }

  private static double[][] table(Codes<?> codes, int[] times, int size) {
    double[][] table = new double[size][size];
    for (int item = 0; item < times.length; item++) {
      int[] answers = codes.items().get(item);
      table[answers[0]][answers[1]] += times[item];
    }
    return table;
  }

  private static double kappa(double[][] table, Weights weights) {
    int size = table.length;
    double[] ofFirst = new double[size];
    double[] ofSecond = new double[size];
    double all = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        ofFirst[i] += table[i][j];
        ofSecond[j] += table[i][j];
        all += table[i][j];
      }
    }
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double weight = weights.between(i, j);
        observed += weight * table[i][j];
        expected += weight * ofFirst[i] * ofSecond[j] / all;
      }
    }
    return expected == 0 ? Double.NaN : 1 - observed / expected;
  }
}
