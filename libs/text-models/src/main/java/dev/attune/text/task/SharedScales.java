package dev.attune.text.task;

import java.util.List;

/**
 * Scales over which answers to two versions of a task can be held against each other: a scale may
 * have grown between them, and then half of it is another value in each.
 */
public final class SharedScales {
  private SharedScales() {}

  /** The task, each of its scales wide enough for what the other's scale of that name holds. */
  public static Task of(Task task, Task other) {
    return switch (task) {
      case OutputTask one -> other instanceof OutputTask two ? widened(one, two) : one;
      case Joint joint -> other instanceof Joint two ? widened(joint, two) : joint;
    };
  }

  private static Joint widened(Joint task, Joint other) {
    return new Joint(
        task.outputs().stream()
            .map(output -> new Output(output.name(), widened(output, other.outputs())))
            .toList());
  }

  private static OutputTask widened(Output output, List<Output> others) {
    return others.stream()
        .filter(other -> other.name().equals(output.name()))
        .findFirst()
        .map(other -> widened(output.task(), other.task()))
        .orElse(output.task());
  }

  private static OutputTask widened(OutputTask task, OutputTask other) {
    return task instanceof Regression(var scales) && other instanceof Regression(var others)
        ? new Regression(scales.stream().map(scale -> widened(scale, others)).toList())
        : task;
  }

  private static Scale widened(Scale scale, List<Scale> others) {
    return others.stream()
        .filter(other -> other.name().equals(scale.name()))
        .findFirst()
        .map(
            other ->
                new Scale(
                    scale.name(),
                    Math.min(scale.min(), other.min()),
                    Math.max(scale.max(), other.max())))
        .orElse(scale);
  }
}
