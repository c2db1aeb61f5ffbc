package dev.attune.worker.training;

import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.TokenTask;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;

/** Says tasks, as they are stored, in the learning library's terms. */
final class TaskTranslation {
  private TaskTranslation() {}

  static Task task(dev.attune.data.tasks.Task task) {
    return switch (task) {
      case OutputTask one -> output(one);
      case JointTask joint ->
          new Joint(
              joint.outputs().stream()
                  .map(one -> new Output(one.name(), output(one.task())))
                  .toList());
    };
  }

  private static dev.attune.text.task.OutputTask output(OutputTask task) {
    return switch (task) {
      case SingleLabelTask single -> new SingleLabel(single.labels(), single.outOfScopeLabel());
      case MultiLabelTask multi -> new MultiLabel(multi.labels());
      case TokenTask token -> new TokenLabels(token.labels());
      case RegressionTask regression ->
          new Regression(
              regression.outputs().stream()
                  .map(scale -> new Scale(scale.name(), scale.min(), scale.max()))
                  .toList());
    };
  }
}
