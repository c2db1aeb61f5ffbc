package dev.attune.api.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.Task;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether two stored answers say the same: labels, sets and entities in any order; values within a
 * tenth of their scale, as where gold is made of them; joint answers in every output.
 */
final class SameAnswer {
  private SameAnswer() {}

  static boolean isSame(Task task, JsonNode one, JsonNode other) {
    if (!(task instanceof JointTask)) {
      return isSame((OutputTask) task, one, other);
    }
    return TaskOutputs.of(task).entrySet().stream()
        .allMatch(
            output ->
                isSame(
                    output.getValue(),
                    one.path("outputs").path(output.getKey()),
                    other.path("outputs").path(output.getKey())));
  }

  private static boolean isSame(OutputTask output, JsonNode one, JsonNode other) {
    return output instanceof RegressionTask regression
        ? regression.outputs().stream().allMatch(scale -> isNear(scale, one, other))
        : parts(one).equals(parts(other));
  }

  private static boolean isNear(Scale scale, JsonNode one, JsonNode other) {
    return scale.isNear(
        one.path("values").path(scale.name()).asDouble(),
        other.path("values").path(scale.name()).asDouble());
  }

  /** What an answer is made of, without an order. */
  private static Set<JsonNode> parts(JsonNode answer) {
    Set<JsonNode> parts = new HashSet<>();
    for (JsonNode member : answer) {
      if (member.isArray()) {
        member.forEach(parts::add);
      } else {
        parts.add(member);
      }
    }
    return parts;
  }
}
