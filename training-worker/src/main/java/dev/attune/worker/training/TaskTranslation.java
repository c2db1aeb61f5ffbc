package dev.attune.worker.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.TokenTask;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says tasks and right answers, as they are stored, in the learning library's terms. */
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

  /** The answer in a stored gold, whose member says of which kind it is. */
  static Gold gold(JsonNode stored) {
    if (stored.has("outputs")) {
      Map<String, Gold> outputs = new HashMap<>();
      stored
          .get("outputs")
          .properties()
          .forEach(one -> outputs.put(one.getKey(), gold(one.getValue())));
      return new Gold.Outputs(outputs);
    }
    if (stored.has("labels")) {
      Set<String> labels = new HashSet<>();
      stored.get("labels").forEach(label -> labels.add(label.asText()));
      return new Gold.LabelSet(labels);
    }
    if (stored.has("entities")) {
      return new Gold.Entities(entities(stored.get("entities")));
    }
    if (stored.has("values")) {
      Map<String, Double> values = new HashMap<>();
      stored
          .get("values")
          .properties()
          .forEach(value -> values.put(value.getKey(), value.getValue().asDouble()));
      return new Gold.Values(values);
    }
    return new Gold.Label(stored.path("label").asText());
  }

  private static List<Entity> entities(JsonNode stored) {
    List<Entity> entities = new ArrayList<>();
    stored.forEach(
        one ->
            entities.add(
                new Entity(
                    one.path("label").asText(),
                    one.path("start").asInt(),
                    one.path("end").asInt())));
    return entities;
  }
}
