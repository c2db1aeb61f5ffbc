package dev.attune.api.testedtexts;

import dev.attune.api.problems.Refusal;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a task and its answers is asked for. */
final class Answers {
  private Answers() {}

  /**
   * The part of an answer that is an output's.
   *
   * @param output null or empty for all of it
   */
  static Gold part(Gold gold, @Nullable String output) {
    if (output == null || output.isEmpty() || !(gold instanceof Gold.Outputs(var outputs))) {
      return gold;
    }
    Gold part = outputs.get(output);
    return part == null ? gold : part;
  }

  /** Refuses an output that the task does not have. */
  static void requireOutput(Task task, @Nullable String output) {
    if (output != null && task.outputs().stream().noneMatch(one -> one.name().equals(output))) {
      throw Refusal.malformed("output", "is none of the outputs of the version's task");
    }
  }

  /**
   * Refuses a label that no answer can have.
   *
   * @param output null for all of them
   */
  static void requireLabel(
      Task task, @Nullable String output, String field, @Nullable String label) {
    if (label != null
        && task.outputs().stream()
            .filter(one -> output == null || output.equals(one.name()))
            .noneMatch(one -> labels(one).contains(label))) {
      throw Refusal.malformed(field, "is none of the labels that the version can answer");
    }
  }

  private static List<String> labels(Output output) {
    OutputTask task = output.task();
    return switch (task) {
      case SingleLabel single -> {
        List<String> labels = new ArrayList<>(single.labels());
        single.outOfScope().ifPresent(labels::add);
        yield labels;
      }
      case MultiLabel multi -> multi.labels();
      case TokenLabels token -> token.labels();
      case Regression _ -> List.of();
    };
  }
}
