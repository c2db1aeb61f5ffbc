package dev.attune.text.task;

import java.util.List;

/**
 * Several answers from one encoder, for example intent and slots.
 *
 * @param outputs two or more, with different names
 */
public record Joint(List<Output> outputs) implements Task {
  public static final String TYPE = "joint";

  /**
   * @throws IllegalArgumentException if there are fewer than two outputs, an empty name or one
   *     twice
   */
  public Joint {
    outputs = List.copyOf(outputs);
    if (outputs.size() < 2) {
      throw new IllegalArgumentException("A joint task needs at least two outputs.");
    }
    if (outputs.stream().anyMatch(output -> output.name().isBlank())) {
      throw new IllegalArgumentException("An output of the joint task has no name.");
    }
    if (outputs.stream().map(Output::name).distinct().count() < outputs.size()) {
      throw new IllegalArgumentException("An output of the joint task is there twice.");
    }
  }

  @Override
  public String type() {
    return TYPE;
  }
}
