package dev.attune.text.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Right answers as JSON, whose member says of which kind they are: {@code {"label"}}, {@code
 * {"labels":[..]}}, {@code {"entities":[{"start","end","label"}]}}, {@code {"values":{scale:
 * number}}} or {@code {"outputs":{name: answer}}}.
 */
public final class GoldJson {
  private static final String LABEL = "label";
  private static final String LABELS = "labels";
  private static final String ENTITIES = "entities";
  private static final String START = "start";
  private static final String END = "end";
  private static final String VALUES = "values";
  private static final String OUTPUTS = "outputs";

  private GoldJson() {}

  /** An answer as JSON; {@link #read} gives the same answer back. */
  public static ObjectNode write(Gold gold) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (gold) {
      case Gold.Label(String label) -> json.put(LABEL, label);
      case Gold.LabelSet(var labels) -> {
        ArrayNode list = json.putArray(LABELS);
        labels.forEach(list::add);
      }
      case Gold.Entities(var entities) -> {
        ArrayNode list = json.putArray(ENTITIES);
        entities.forEach(
            entity ->
                list.addObject()
                    .put(START, entity.start())
                    .put(END, entity.end())
                    .put(LABEL, entity.label()));
      }
      case Gold.Values(var values) -> values.forEach(json.putObject(VALUES)::put);
      case Gold.Outputs(var outputs) -> {
        ObjectNode each = json.putObject(OUTPUTS);
        outputs.forEach((name, answer) -> each.set(name, write(answer)));
      }
    }
    return json;
  }

  /** The answer that JSON says; the label {@code ""} if it says nothing known. */
  public static Gold read(JsonNode json) {
    if (json.has(OUTPUTS)) {
      Map<String, Gold> outputs = new HashMap<>();
      json.get(OUTPUTS)
          .properties()
          .forEach(one -> outputs.put(one.getKey(), read(one.getValue())));
      return new Gold.Outputs(outputs);
    }
    if (json.has(LABELS)) {
      Set<String> labels = new HashSet<>();
      json.get(LABELS).forEach(label -> labels.add(label.asText()));
      return new Gold.LabelSet(labels);
    }
    if (json.has(ENTITIES)) {
      return new Gold.Entities(entities(json.get(ENTITIES)));
    }
    if (json.has(VALUES)) {
      Map<String, Double> values = new HashMap<>();
      json.get(VALUES)
          .properties()
          .forEach(value -> values.put(value.getKey(), value.getValue().asDouble()));
      return new Gold.Values(values);
    }
    return new Gold.Label(json.path(LABEL).asText());
  }

  private static List<Entity> entities(JsonNode json) {
    List<Entity> entities = new ArrayList<>();
    json.forEach(
        one ->
            entities.add(
                new Entity(
                    one.path(LABEL).asText(), one.path(START).asInt(), one.path(END).asInt())));
    return entities;
  }
}
