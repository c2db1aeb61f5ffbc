package dev.attune.text.task;

import java.util.List;

/**
 * A value on one or several scales for each text.
 *
 * @param scales in the order of the outputs; one or more, with different names
 */
public record Regression(List<Scale> scales) implements OutputTask {
  public static final String TYPE = "regression";

  /**
   * @throws IllegalArgumentException if there is no scale or a name twice
   */
  public Regression {
    scales = List.copyOf(scales);
    if (scales.isEmpty()) {
      throw new IllegalArgumentException("A regression task needs at least one scale.");
    }
    if (scales.stream().map(Scale::name).distinct().count() < scales.size()) {
      throw new IllegalArgumentException("A scale of the task is there twice.");
    }
  }

  @Override
  public String type() {
    return TYPE;
  }
}
