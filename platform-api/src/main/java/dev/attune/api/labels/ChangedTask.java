package dev.attune.api.labels;

import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.problems.Refusal;
import dev.attune.data.tasks.JointOutput;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A task with a label, or a scale, under another name or without it. */
final class ChangedTask {
  private ChangedTask() {}

  /** The task in which a name is another one; 422 when the new one is none or is taken. */
  static Task renamed(Task task, String output, String name, String to) {
    return changed(task, output, part -> renamed(part, name, to));
  }

  /** The task without a label; 422 when too few are left. */
  static Task without(Task task, String output, String label) {
    return changed(task, output, part -> without(part, label));
  }

  private static Task changed(Task task, String output, UnaryOperator<OutputTask> change) {
    try {
      return switch (task) {
        case OutputTask one -> change.apply(one);
        case JointTask joint ->
            new JointTask(
                joint.outputs().stream()
                    .map(
                        part ->
                            part.name().equals(output)
                                ? JointOutput.of(output, change.apply(part.task()))
                                : part)
                    .toList());
      };
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("label", String.valueOf(e.getMessage()));
    }
  }

  private static OutputTask renamed(OutputTask task, String name, String to) {
    return switch (task) {
      case SingleLabelTask single ->
          new SingleLabelTask(
              renamed(single.labels(), name, to),
              name.equals(single.outOfScopeLabel()) ? to : single.outOfScopeLabel());
      case MultiLabelTask multi -> new MultiLabelTask(renamed(multi.labels(), name, to));
      case TokenTask token -> new TokenTask(renamed(token.labels(), name, to));
      case RegressionTask regression ->
          new RegressionTask(
              regression.outputs().stream()
                  .map(
                      scale ->
                          scale.name().equals(name)
                              ? new Scale(to, scale.min(), scale.max())
                              : scale)
                  .toList());
    };
  }

  private static List<String> renamed(List<String> labels, String name, String to) {
    return labels.stream().map(label -> label.equals(name) ? to : label).toList();
  }

  private static OutputTask without(OutputTask task, String label) {
    return switch (task) {
      case SingleLabelTask single ->
          new SingleLabelTask(without(single.labels(), label), kept(single, label));
      case MultiLabelTask multi -> new MultiLabelTask(without(multi.labels(), label));
      case TokenTask token -> new TokenTask(without(token.labels(), label));
      case RegressionTask ignored ->
          throw Refusal.invalid("action", "a scale can be renamed, not merged or deleted");
    };
  }

  private static @Nullable String kept(SingleLabelTask single, String label) {
    return label.equals(single.outOfScopeLabel()) ? null : single.outOfScopeLabel();
  }

  private static List<String> without(List<String> labels, String label) {
    return labels.stream().filter(other -> !other.equals(label)).toList();
  }

  /** The labels, or the scales, of an output. */
  static List<String> names(OutputTask task) {
    return task instanceof RegressionTask
        ? TaskOutputs.scales(task).stream().map(Scale::name).toList()
        : task.goldLabels();
  }
}
