package dev.attune.api.comparisons;

import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether answers of two tasks can be held against each other. Labels may have come and gone
 * between them and scales have grown; outputs and the names of scales may not.
 */
final class SameQuestion {
  private SameQuestion() {}

  static boolean of(Task one, Task other) {
    return outputs(one).equals(outputs(other));
  }

  private static Map<String, Object> outputs(Task task) {
    return switch (task) {
      case OutputTask single -> Map.of("", asked(single));
      case Joint(var outputs) ->
          outputs.stream().collect(Collectors.toMap(Output::name, output -> asked(output.task())));
    };
  }

  private static Object asked(OutputTask task) {
    return switch (task) {
      case SingleLabel _, MultiLabel _, TokenLabels _ -> task.type();
      case Regression(var scales) ->
          scales.stream().map(Scale::name).collect(Collectors.toUnmodifiableSet());
    };
  }
}
