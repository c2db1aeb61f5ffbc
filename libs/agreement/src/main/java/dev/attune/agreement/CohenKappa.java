package dev.attune.agreement;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

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

    /** The weights of all answers of one annotator, each with each of the other's. */
    double expected(double[] ofFirst, double[] ofSecond) {
      double allOfSecond = Arrays.stream(ofSecond).sum();
      double sum = 0;
      for (int one = 0; one < ofFirst.length; one++) {
        if (this == NONE) {
          sum += ofFirst[one] * (allOfSecond - ofSecond[one]);
        } else {
          for (int other = 0; ofFirst[one] > 0 && other < ofSecond.length; other++) {
            sum += ofFirst[one] * ofSecond[other] * between(one, other);
          }
        }
      }
      return sum;
    }
  }

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

  private static <V> Agreement of(
      Annotations<V> annotations,
      Collection<V> values,
      String first,
      String second,
      Weights weights,
      Sampling sampling) {
    Numbers<V> numbers = new Numbers<>(values);
    Kinds<Cell> items = new Kinds<>();
    int leftOut = 0;
    for (String item : annotations.items()) {
      Map<String, V> answers = annotations.of(item);
      V one = answers.get(first);
      V other = answers.get(second);
      if (one != null && other != null) {
        items.add(new Cell(numbers.of(one), numbers.of(other)));
      } else if (one != null || other != null) {
        leftOut++;
      }
    }
    List<Cell> cells = items.seen();
    return sampling.measure(
        weights.statistic,
        new Evidence(
            items,
            items.items(),
            leftOut,
            2,
            items.telling(cell -> cell.first() == cell.second() ? cell.first() : -1)),
        Shortage.DIFFERENT_ANSWERS,
        times -> kappa(cells, times, numbers.size(), weights));
  }

  /** What both said of an item, by the numbers of the values. */
  private record Cell(int first, int second) {}

  private static double kappa(List<Cell> cells, int[] times, int size, Weights weights) {
    double[] ofFirst = new double[size];
    double[] ofSecond = new double[size];
    double all = 0;
    double observed = 0;
    for (int i = 0; i < times.length; i++) {
      Cell cell = cells.get(i);
      ofFirst[cell.first()] += times[i];
      ofSecond[cell.second()] += times[i];
      all += times[i];
      observed += times[i] * weights.between(cell.first(), cell.second());
    }
    double expected = weights.expected(ofFirst, ofSecond) / all;
    return expected == 0 ? Double.NaN : 1 - observed / expected;
  }
}
