package dev.attune.text.task;

import java.util.List;

/**
 * Exactly one label for each text.
 *
 * @param labels what can be answered, in the order of the logits; two or more, all different
 */
public record SingleLabel(List<String> labels) implements Task {
  private static final int FEWEST = 2;

  /**
   * @throws IllegalArgumentException if there are fewer than two labels, an empty one or one twice
   */
  public SingleLabel {
    labels = List.copyOf(labels);
    if (labels.size() < FEWEST) {
      throw new IllegalArgumentException(
          "A single-label task needs at least two labels and has %d.".formatted(labels.size()));
    }
    if (labels.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("A label of the task is empty.");
    }
    if (labels.stream().distinct().count() < labels.size()) {
      throw new IllegalArgumentException("A label of the task is there twice.");
    }
  }

  @Override
  public String type() {
    return "single-label";
  }

  /**
   * The number of a label, which is its place in the list.
   *
   * @throws IllegalArgumentException if the task has no such label
   */
  public int numberOf(String label) {
    int number = labels.indexOf(label);
    if (number < 0) {
      throw new IllegalArgumentException("The task has no label '%s'.".formatted(label));
    }
    return number;
  }
}
