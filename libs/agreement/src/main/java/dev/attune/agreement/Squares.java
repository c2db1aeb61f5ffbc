package dev.attune.agreement;

import java.util.List;

/**
 * Krippendorff's alpha for squared differences, from sums alone: the squared differences of all
 * pairs among n values add up to 2 (n Σx² − (Σx)²). An ordinal difference is the difference of two
 * middle ranks, so the ordinal alpha is this one over ranks.
 */
final class Squares {
  private Squares() {}

  /**
   * The alpha of items in kinds.
   *
   * @param kinds of each kind, the numbers of the answers' values
   * @param times how often items of each kind are drawn
   * @param values by number
   */
  static double alpha(List<int[]> kinds, int[] times, double[] values) {
    double observed = 0;
    double answers = 0;
    double sum = 0;
    double squares = 0;
    for (int kind = 0; kind < times.length; kind++) {
      if (times[kind] == 0) {
        continue;
      }
      int[] codes = kinds.get(kind);
      double itemSum = 0;
      double itemSquares = 0;
      for (int code : codes) {
        itemSum += values[code];
        itemSquares += values[code] * values[code];
      }
      double pairs = Math.max(0, codes.length * itemSquares - itemSum * itemSum);
      observed += times[kind] * pairs / (codes.length - 1);
      answers += times[kind] * (double) codes.length;
      sum += times[kind] * itemSum;
      squares += times[kind] * itemSquares;
    }
    double expected = answers * squares - sum * sum;
    return expected <= 1e-12 * answers * squares
        ? Double.NaN
        : 1 - observed * (answers - 1) / expected;
  }

  /**
   * The rank of each value in the middle of all that are equal to it, counted from their middle.
   */
  static double[] middleRanks(double[] totals) {
    double[] ranks = new double[totals.length];
    double all = 0;
    for (int value = 0; value < totals.length; value++) {
      ranks[value] = all + totals[value] / 2;
      all += totals[value];
    }
    for (int value = 0; value < totals.length; value++) {
      ranks[value] -= all / 2;
    }
    return ranks;
  }
}
