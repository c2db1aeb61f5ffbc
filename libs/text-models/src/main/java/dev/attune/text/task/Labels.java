package dev.attune.text.task;

import java.util.List;

/** The rules for lists of labels, which all tasks share. */
final class Labels {
  private Labels() {}

  /**
   * An unchangeable copy.
   *
   * @throws IllegalArgumentException if there are fewer than the least, an empty one or one twice
   */
  static List<String> checked(List<String> labels, String type, int least) {
    List<String> copy = List.copyOf(labels);
    if (copy.size() < least) {
      throw new IllegalArgumentException(
          "A %s task needs at least %d labels and has %d.".formatted(type, least, copy.size()));
    }
    if (copy.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("A label of the task is empty.");
    }
    if (copy.stream().distinct().count() < copy.size()) {
      throw new IllegalArgumentException("A label of the task is there twice.");
    }
    return copy;
  }

  /**
   * The place of a label in its list.
   *
   * @throws IllegalArgumentException if it is not there
   */
  static int numberOf(List<String> labels, String label) {
    int number = labels.indexOf(label);
    if (number < 0) {
      throw new IllegalArgumentException("The task has no label '%s'.".formatted(label));
    }
    return number;
  }
}
