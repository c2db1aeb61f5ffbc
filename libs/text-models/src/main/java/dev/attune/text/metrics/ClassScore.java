package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * How well one label is found.
 *
 * @param label its name
 * @param precision share of the texts given this label that have it; 0 if none was given it
 * @param recall share of the texts with this label that were given it; 0 if none has it
 * @param f1 harmonic mean of the two; 0 if both are
 * @param support number of texts with this label
 */
public record ClassScore(String label, double precision, double recall, double f1, int support) {

  /** The scores of every label of a confusion matrix, in its order. */
  public static List<ClassScore> of(ConfusionMatrix matrix) {
    List<ClassScore> scores = new ArrayList<>();
    for (int i = 0; i < matrix.labels().size(); i++) {
      int correct = matrix.correct(i);
      int actual = matrix.actual(i);
      int answered = matrix.answered(i);
      scores.add(
          new ClassScore(
              matrix.labels().get(i),
              ratio(correct, answered),
              ratio(correct, actual),
              ratio(2 * correct, actual + answered),
              actual));
    }
    return scores;
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }
}
