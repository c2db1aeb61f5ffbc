package dev.attune.agreement.truth;

import java.util.Arrays;
import java.util.List;

/**
 * How certain a label is when its item counts for nothing in the habits of those who answered it.
 * Where two people differ and one of them is held for right by a hair, the other has by that alone
 * made the mistake once; with many labels, each of which is seldom given, that one mistake would
 * make it many times as likely, and the label as good as certain.
 */
final class LeaveOneOut {
  /** Answers that are added to each row of a habit, in equal parts for each label. */
  private static final double SMOOTHING = 2;

  /** Those that are added for the right label: of a rare one the other items may show nothing. */
  private static final double TRUST = 2;

  private final double[][] right;
  private final double[] frequency;
  private final double[] standsFor;
  private final double[][] expected;
  private final double[][] rows;
  private final int[] columnOf;
  private final double ofCell;

  /**
   * @param labels how many there are
   * @param right by item and column of labels, the probability that one is right
   * @param frequency by column
   * @param standsFor by column, how many labels it is of
   * @param expected by cell, which is of an annotator and a label, and column: how often the label
   *     was given where one of the column's is right
   * @param rows by annotator and column, how often anything was
   * @param columnOf by cell, the column of its label
   */
  LeaveOneOut(
      int labels,
      double[][] right,
      double[] frequency,
      double[] standsFor,
      double[][] expected,
      double[][] rows,
      int[] columnOf) {
    this.right = right;
    this.frequency = frequency;
    this.standsFor = standsFor;
    this.expected = expected;
    this.rows = rows;
    this.columnOf = columnOf;
    this.ofCell = SMOOTHING / Math.max(1, labels);
  }

  /**
   * The probability of an item's most probable label.
   *
   * @param by who answered it
   * @param cells of their answers, in the same order
   */
  double certainty(int item, int[] by, int[] cells) {
    double[] joint = Arrays.stream(frequency).map(Math::log).toArray();
    for (int i = 0; i < cells.length; i++) {
      add(item, rows[by[i]], cells[i], joint);
    }
    double most = Arrays.stream(joint).max().orElse(0);
    double all = 0;
    int likeliest = 0;
    for (int column = 0; column < joint.length; column++) {
      all += standsFor[column] * Math.exp(joint[column] - most);
      likeliest = right[item][column] > right[item][likeliest] ? column : likeliest;
    }
    return Math.exp(joint[likeliest] - most) / all;
  }

  private void add(int item, double[] row, int cell, double[] joint) {
    for (int column = 0; column < joint.length; column++) {
      double own = right[item][column];
      double trust = column == columnOf[cell] ? TRUST : 0;
      double given = Math.max(0, expected[cell][column] - own) + ofCell + trust;
      double all = Math.max(0, row[column] - own) + SMOOTHING + TRUST;
      joint[column] += Math.log(given / all);
    }
  }

  /** By annotator and column, what all of an annotator's cells add up to. */
  static double[][] rows(
      double[][] expected, List<? extends Iterable<Integer>> cellsOf, int columns) {
    double[][] rows = new double[cellsOf.size()][columns];
    for (int annotator = 0; annotator < rows.length; annotator++) {
      for (int cell : cellsOf.get(annotator)) {
        for (int column = 0; column < columns; column++) {
          rows[annotator][column] += expected[cell][column];
        }
      }
    }
    return rows;
  }
}
