package dev.attune.text.task;

import java.util.List;

/**
 * Labelled stretches of each text: entities, or the slots of an intent. They do not overlap.
 *
 * @param labels the kinds of entities; one or more, all different
 */
public record TokenLabels(List<String> labels) implements OutputTask {
  public static final String TYPE = "token";

  /**
   * @throws IllegalArgumentException if there is no label, an empty one or one twice
   */
  public TokenLabels {
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
