package dev.attune.api.labels;

import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.labels.NewLabelChange.Action;
import dev.attune.api.labels.NewLabelChange.Fate;
import dev.attune.api.problems.Excerpt;
import dev.attune.api.problems.Refusal;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that fits the task.
 *
 * @param output the output's name, empty where the task has one answer
 * @param to the new name, or the label that takes the answers; null when none does
 */
record WantedChange(Task task, String output, Action action, String label, @Nullable String to) {

  /** The task once the change is made; 422 when it would be none. */
  Task after() {
    return action == Action.RENAME && to != null
        ? ChangedTask.renamed(task, output, label, to)
        : ChangedTask.without(task, output, label);
  }

  /** Checks what was sent; 409 when a new name is taken, 422 for whatever else is wrong. */
  static WantedChange of(Task task, NewLabelChange sent) {
    String output = output(task, sent.output());
    OutputTask part = TaskOutputs.of(task).get(output);
    if (part == null) {
      throw Refusal.invalid("output", "is no output of this task");
    }
    List<String> names = ChangedTask.names(part);
    if (!names.contains(sent.label())) {
      throw Refusal.invalid("label", "is none of this data set; it has " + Excerpt.ofAll(names));
    }
    if (part instanceof RegressionTask && sent.action() != Action.RENAME) {
      throw Refusal.invalid("action", "a scale can be renamed, not merged or deleted");
    }
    checkFate(part, sent);
    checkTarget(names, sent);
    return new WantedChange(task, output, sent.action(), sent.label(), sent.to());
  }

  private static String output(Task task, @Nullable String sent) {
    if (task instanceof JointTask) {
      if (sent == null) {
        throw Refusal.invalid("output", "is needed in a joint task");
      }
      return sent;
    }
    if (sent != null && !sent.isEmpty()) {
      throw Refusal.invalid("output", "is for joint tasks only");
    }
    return TaskOutputs.ONLY;
  }

  private static void checkFate(OutputTask part, NewLabelChange sent) {
    Fate fate = sent.answers();
    if (fate != null && sent.action() != Action.DELETE) {
      throw Refusal.invalid("answers", "is for deleting a label only");
    }
    if (fate == Fate.STRIP && part instanceof SingleLabelTask) {
      throw Refusal.invalid(
          "answers", "cannot lose the label and keep the rest: they have one label; discard them");
    }
  }

  private static void checkTarget(List<String> names, NewLabelChange sent) {
    String to = sent.to();
    boolean needed = sent.action() != Action.DELETE || sent.answers() == Fate.MOVE;
    if (needed != (to != null)) {
      throw Refusal.invalid(
          "to", needed ? "is needed" : "is for renaming, merging and moving answers only");
    }
    if (to == null) {
      return;
    }
    if (to.equals(sent.label())) {
      throw Refusal.invalid("to", "is the label itself");
    }
    if (sent.action() == Action.RENAME && names.contains(to)) {
      throw Refusal.conflict("There is a label " + Excerpt.of(to) + " already; merge the two.");
    }
    if (sent.action() != Action.RENAME && !names.contains(to)) {
      throw Refusal.invalid("to", "is none of this data set; it has " + Excerpt.ofAll(names));
    }
  }
}
