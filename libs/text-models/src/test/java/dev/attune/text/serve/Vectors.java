package dev.attune.text.serve;

import dev.attune.text.answer.Answer;
import java.util.ArrayList;
import java.util.List;

/** Distances between vectors. */
final class Vectors {
  private Vectors() {}

  /** Every number of an answer, in its order. */
  static float[] of(RowAnswer row) {
    List<Double> numbers = new ArrayList<>();
    collect(row.answer(), numbers);
    float[] vector = new float[numbers.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = numbers.get(i).floatValue();
    }
    return vector;
  }

  private static void collect(Answer answer, List<Double> numbers) {
    switch (answer) {
      case Answer.Label label -> numbers.addAll(label.scores().values());
      case Answer.LabelSet set -> numbers.addAll(set.scores().values());
      case Answer.Entities entities ->
          entities
              .entities()
              .forEach(
                  found ->
                      numbers.addAll(
                          List.of(
                              (double) found.start(), (double) found.end(), found.confidence())));
      case Answer.Values values ->
          values
              .values()
              .values()
              .forEach(
                  estimate ->
                      numbers.addAll(List.of(estimate.value(), estimate.low(), estimate.high())));
      case Answer.Outputs outputs ->
          outputs.outputs().values().forEach(output -> collect(output, numbers));
    }
  }

  /** The largest difference between two elements at the same place. */
  static double distance(float[] one, float[] other) {
    if (one.length != other.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = Math.abs((double) one[i] - other[i]);
      if (!(difference <= largest)) {
        largest = difference;
      }
    }
    return largest;
  }
}
