package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * How well one label is found.
 *
 * @param label its name
 * @param precision share of those given this label that have it; 0 if none was given it
 * @param recall share of those with this label that were given it; 0 if none has it
 * @param f1 harmonic mean of the two; 0 if both are
 * @param support number of texts, or entities, with this label
 */
public record ClassScore(String label, double precision, double recall, double f1, int support) {

  /** The scores of every label of a confusion matrix, in its order. */
  public static List<ClassScore> of(ConfusionMatrix matrix) {
    List<ClassScore> scores = new ArrayList<>();
    for (int i = 0; i < matrix.labels().size(); i++) {
      int right = matrix.correct(i);
      scores.add(
          of(matrix.labels().get(i), right, matrix.actual(i) - right, matrix.answered(i) - right));
    }
    return scores;
  }

  static ClassScore of(String label, int right, int missed, int wrong) {
    return new ClassScore(
        label,
        ratio(right, right + wrong),
        ratio(right, right + missed),
        ratio(2 * right, 2 * right + missed + wrong),
        right + missed);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }
}
