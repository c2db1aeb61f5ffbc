package dev.attune.text.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks as JSON, for example {@code {"type":"token","labels":["person","place"]}}.
 *
 * <p>Single-label tasks may have an {@code outOfScope} mark; regression has {@code outputs} of
 * name, min and max; joint has {@code outputs} of a name and the members of the output's own task.
 */
public final class TaskJson {
  private static final String TYPE = "type";
  private static final String LABELS = "labels";
  private static final String OUT_OF_SCOPE = "outOfScope";
  private static final String OUTPUTS = "outputs";
  private static final String NAME = "name";

  private TaskJson() {}

  /** A task as JSON; {@link #read} gives the same task back. */
  public static ObjectNode write(Task task) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put(TYPE, task.type());
    switch (task) {
      case SingleLabel single -> {
        putLabels(json, single.labels());
        single.outOfScope().ifPresent(mark -> json.put(OUT_OF_SCOPE, mark));
      }
      case MultiLabel multi -> putLabels(json, multi.labels());
      case TokenLabels token -> putLabels(json, token.labels());
      case Regression(var scales) -> {
        ArrayNode outputs = json.putArray(OUTPUTS);
        scales.forEach(
            scale ->
                outputs
                    .addObject()
                    .put(NAME, scale.name())
                    .put("min", scale.min())
                    .put("max", scale.max()));
      }
      case Joint(var outputs) -> {
        ArrayNode list = json.putArray(OUTPUTS);
        outputs.forEach(
            output -> {
              ObjectNode one = list.addObject().put(NAME, output.name());
              one.setAll(write(output.task()));
            });
      }
    }
    return json;
  }

  /**
   * The task that JSON describes.
   *
   * @throws IllegalArgumentException if it describes none
   */
  public static Task read(JsonNode json) {
    if (!json.path(TYPE).asText().equals(Joint.TYPE)) {
      return readOutput(json);
    }
    List<Output> outputs = new ArrayList<>();
    for (JsonNode output : list(json, OUTPUTS)) {
      outputs.add(new Output(output.path(NAME).asText(), readOutput(output)));
    }
    return new Joint(outputs);
  }

  private static OutputTask readOutput(JsonNode json) {
    String type = json.path(TYPE).asText();
    return switch (type) {
      case SingleLabel.TYPE ->
          json.hasNonNull(OUT_OF_SCOPE)
              ? new SingleLabel(labels(json), json.get(OUT_OF_SCOPE).asText())
              : new SingleLabel(labels(json));
      case MultiLabel.TYPE -> new MultiLabel(labels(json));
      case TokenLabels.TYPE -> new TokenLabels(labels(json));
      case Regression.TYPE -> new Regression(scales(json));
      default -> throw new IllegalArgumentException("The task's type is '%s'.".formatted(type));
    };
  }

  private static List<Scale> scales(JsonNode json) {
    List<Scale> scales = new ArrayList<>();
    for (JsonNode scale : list(json, OUTPUTS)) {
      if (!scale.path("min").isNumber() || !scale.path("max").isNumber()) {
        throw new IllegalArgumentException("A scale of the task lacks its min or its max.");
      }
      scales.add(
          new Scale(
              scale.path(NAME).asText(), scale.get("min").asDouble(), scale.get("max").asDouble()));
    }
    return scales;
  }

  private static List<String> labels(JsonNode json) {
    List<String> labels = new ArrayList<>();
    list(json, LABELS).forEach(label -> labels.add(label.asText()));
    return labels;
  }

  private static JsonNode list(JsonNode json, String member) {
    JsonNode list = json.path(member);
    if (!list.isArray()) {
      throw new IllegalArgumentException("The task lacks its %s.".formatted(member));
    }
    return list;
  }

  private static void putLabels(ObjectNode json, List<String> labels) {
    ArrayNode array = json.putArray(LABELS);
    labels.forEach(array::add);
  }
}
