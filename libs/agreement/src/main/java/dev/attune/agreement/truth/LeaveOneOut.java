package dev.attune.agreement.truth;

import java.util.Arrays;

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

  private final DawidSkene.Answers answers;
  private final Cells cells;
  private final double[] standsFor;
  private final double[][] right;
  private final double[] frequency;
  private final double[][] expected;

  /** By annotator and column, what the annotator's cells add up to. */
  private final double[][] rows;

  /** By cell, the column of its label. */
  private final int[] columnOf;

  private final double ofCell;

  /**
   * @param columns by label, its column
   * @param standsFor by column, how many labels it is of
   * @param right by item and column, the probability that a label of it is right
   * @param frequency by column
   * @param expected by cell and column, how often the cell's label was given where one of the
   *     column's is right
   */
  LeaveOneOut(
      DawidSkene.Answers answers,
      Cells cells,
      int[] columns,
      double[] standsFor,
      double[][] right,
      double[] frequency,
      double[][] expected) {
    this.answers = answers;
    this.cells = cells;
    this.standsFor = standsFor;
    this.right = right;
    this.frequency = frequency;
    this.expected = expected;
    this.rows = new double[answers.annotators().size()][standsFor.length];
    this.columnOf = new int[cells.size()];
    for (int annotator = 0; annotator < rows.length; annotator++) {
      double[] row = rows[annotator];
      cells
          .ofAnnotators()
          .get(annotator)
          .forEach(
              (label, cell) -> {
                columnOf[cell] = columns[label];
                for (int column = 0; column < row.length; column++) {
                  row[column] += expected[cell][column];
                }
              });
    }
    this.ofCell = SMOOTHING / Math.max(1, columns.length);
  }

  /** The probability of an item's most probable label. */
  double certainty(int item) {
    int[] by = answers.by().get(item);
    int[] given = cells.ofItems().get(item);
    double[] joint = Arrays.stream(frequency).map(Math::log).toArray();
    for (int i = 0; i < given.length; i++) {
      add(item, rows[by[i]], given[i], joint);
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
}
