package dev.attune.data.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a {@link JointTask}; its members are those of the task of its type, and a name.
 *
 * @param name 1 to 64 characters without dots, slashes, control characters or surrounding blanks
 * @param type of the answer; any but joint
 * @param labels of a task with labels
 * @param outOfScope of a single-label task
 * @param outputs of a regression
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JointOutput(
    String name,
    String type,
    @Nullable List<String> labels,
    @Nullable String outOfScope,
    @Nullable List<Scale> outputs) {

  /** Refuses a name, a type or members that break the rules of the type. */
  public JointOutput {
    Names.column("output", name);
    task(type, labels, outOfScope, outputs);
  }

  /** An output of that name that asks what the task asks. */
  public static JointOutput of(String name, OutputTask task) {
    return switch (task) {
      case SingleLabelTask single ->
          new JointOutput(name, task.type(), single.labels(), single.outOfScopeLabel(), null);
      case MultiLabelTask multi -> new JointOutput(name, task.type(), multi.labels(), null, null);
      case TokenTask token -> new JointOutput(name, task.type(), token.labels(), null, null);
      case RegressionTask regression ->
          new JointOutput(name, task.type(), null, null, regression.outputs());
    };
  }

  /** What is asked. */
  public OutputTask task() {
    return task(type, labels, outOfScope, outputs);
  }

  private static OutputTask task(
      @Nullable String type,
      @Nullable List<String> labels,
      @Nullable String outOfScope,
      @Nullable List<Scale> outputs) {
    boolean regression = RegressionTask.TYPE.equals(type);
    if (regression ? labels != null : outputs != null) {
      throw new IllegalArgumentException(
          regression
              ? "labels: an output of the type regression has outputs, not labels."
              : "outputs: only an output of the type regression has outputs.");
    }
    if (outOfScope != null && !SingleLabelTask.TYPE.equals(type)) {
      throw new IllegalArgumentException(
          "outOfScope: only an output of the type single-label has it.");
    }
    return switch (type) {
      case SingleLabelTask.TYPE -> new SingleLabelTask(labels, outOfScope);
      case MultiLabelTask.TYPE -> new MultiLabelTask(labels);
      case TokenTask.TYPE -> new TokenTask(labels);
      case RegressionTask.TYPE -> new RegressionTask(outputs);
      case null, default ->
          throw new IllegalArgumentException(
              "type: an output is of the type single-label, multi-label, token or regression.");
    };
  }
}
