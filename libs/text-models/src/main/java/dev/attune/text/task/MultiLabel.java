package dev.attune.text.task;

import java.util.List;

/**
 * Any number of labels for each text, none included.
 *
 * @param labels what can be answered, in the order of the logits; one or more, all different
 */
public record MultiLabel(List<String> labels) implements OutputTask {
  public static final String TYPE = "multi-label";

  /**
   * @throws IllegalArgumentException if there is no label, an empty one or one twice
   */
  public MultiLabel {
    labels = Labels.checked(labels, TYPE, 1);
  }

  @Override
  public String type() {
    return TYPE;
  }

  /**
   * The number of a label, which is its place in the list.
   *
   * @throws IllegalArgumentException if the task has no such label
   */
  public int numberOf(String label) {
    return Labels.numberOf(labels, label);
  }
}
