package dev.attune.agreement.suspect;

import java.util.ArrayList;
import java.util.List;

/**
 * A model's answers to labelled examples, each from a fold that the example was not in: of a model
 * that learned from an example one only learns that it did.
 */
public final class OutOfFold {
  private static final double SUM_TOLERANCE = 1e-3;

  private final List<String> labels;
  private final List<Answer> answers = new ArrayList<>();

  /** For examples with one of these labels; at least two. */
  public OutOfFold(List<String> labels) {
    this.labels = List.copyOf(labels);
    if (labels.size() < 2) {
      throw new IllegalArgumentException("At least two labels are needed.");
    }
  }

  /**
   * Adds an example.
   *
   * @param item its id
   * @param given the label it has
   * @param probabilities of all labels in their order; they add up to 1
   */
  public void add(String item, String given, double... probabilities) {
    int label = labels.indexOf(given);
    if (label < 0) {
      throw new IllegalArgumentException("An example's label is none of the labels.");
    }
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability >= 0 ? probability : Double.NaN;
    }
    if (probabilities.length != labels.size() || !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException(
          "Not the probabilities of %d labels: %d that add up to %s."
              .formatted(labels.size(), probabilities.length, sum));
    }
    answers.add(new Answer(item, label, probabilities.clone()));
  }

  List<String> labels() {
    return labels;
  }

  List<Answer> answers() {
    return answers;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(String item, int given, double[] probabilities) {
    double selfConfidence() {
      return probabilities[given];
    }

    double normalisedMargin() {
      double other = 0;
      for (int label = 0; label < probabilities.length; label++) {
        other = label == given ? other : Math.max(other, probabilities[label]);
      }
      return (probabilities[given] - other + 1) / 2;
    }
  }
}
