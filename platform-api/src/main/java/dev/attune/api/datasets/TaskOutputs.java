package dev.attune.api.datasets;

import dev.attune.data.tasks.JointOutput;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of a task by the name of their output, as the database function {@code gold_parts}
 * names them: a task with one answer has it under the empty name.
 */
public final class TaskOutputs {
  /** The name of the answer where there is only one. */
  public static final String ONLY = "";

  private TaskOutputs() {}

  /** All outputs, in order. */
  public static Map<String, OutputTask> of(Task task) {
    Map<String, OutputTask> outputs = new LinkedHashMap<>();
    switch (task) {
      case OutputTask one -> outputs.put(ONLY, one);
      case JointTask joint -> {
        for (JointOutput output : joint.outputs()) {
          outputs.put(output.name(), output.task());
        }
      }
    }
    return outputs;
  }

  /** The scales of an output; none unless it is a regression. */
  public static List<Scale> scales(OutputTask output) {
    return output instanceof RegressionTask regression ? regression.outputs() : List.of();
  }
}
