package dev.attune.agreement.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * As {@link OutOfFold}, of examples with any number of labels each: whether an example has a label
 * is a question of its own, with a probability of its own.
 */
public final class OutOfFoldSets {
  private final List<String> labels;
  private final List<Answer> answers = new ArrayList<>();

  /** For examples with some of these labels; at least one. */
  public OutOfFoldSets(List<String> labels) {
    this.labels = List.copyOf(labels);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("At least one label is needed.");
    }
  }

  /**
   * Adds an example.
   *
   * @param item its id
   * @param given the labels it has
   * @param probabilities of all labels in their order, each from 0 to 1
   */
  public void add(String item, Set<String> given, double... probabilities) {
    if (!labels.containsAll(given)) {
      throw new IllegalArgumentException("An example's label is none of the labels.");
    }
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("Not a probability: " + probability + ".");
      }
    }
    if (probabilities.length != labels.size()) {
      throw new IllegalArgumentException(
          "%d probabilities for %d labels.".formatted(probabilities.length, labels.size()));
    }
    answers.add(new Answer(item, Set.copyOf(given), probabilities.clone()));
  }

  List<String> labels() {
    return labels;
  }

  int size() {
    return answers.size();
  }

  /** Whether each example has one label or not. */
  OutOfFold only(int label) {
    OutOfFold one = new OutOfFold(List.of(SetCheck.WITH, SetCheck.WITHOUT));
    for (Answer answer : answers) {
      double with = answer.probabilities()[label];
      one.add(
          answer.item(),
          answer.given().contains(labels.get(label)) ? SetCheck.WITH : SetCheck.WITHOUT,
          with,
          1 - with);
    }
    return one;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(String item, Set<String> given, double[] probabilities) {}
}
