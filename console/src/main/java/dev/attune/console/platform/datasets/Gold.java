package dev.attune.console.platform.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The right answer for an example; which member is there follows from the task's type.
 *
 * @param outputs the answers of a joint task by name
 */
public record Gold(
    @Nullable String label,
    @Nullable List<String> labels,
    @Nullable List<Entity> entities,
    @Nullable Map<String, Double> values,
    @Nullable Map<String, Gold> outputs) {

  /** A labelled stretch of a text, in Unicode code points, the end exclusive. */
  public record Entity(int start, int end, String label) {}

  public static Gold of(String label) {
    return new Gold(label, null, null, null, null);
  }

  /**
   * The answer that a document holds: whole as the task writes it, or only its label, labels,
   * entities or value.
   */
  public static Gold read(@Nullable JsonNode document) {
    if (document == null || document.isNull()) {
      return new Gold(null, null, null, null, null);
    }
    if (document.isNumber()) {
      return new Gold(null, null, null, Map.of("", document.asDouble()), null);
    }
    if (document.isArray()) {
      var marks = !document.isEmpty() && document.get(0).isObject();
      return marks
          ? new Gold(null, null, entities(document), null, null)
          : new Gold(null, labels(document), null, null, null);
    }
    if (!document.isObject()) {
      return of(document.asText());
    }
    return new Gold(
        document.path("label").textValue(),
        document.has("labels") ? labels(document.get("labels")) : null,
        document.has("entities") ? entities(document.get("entities")) : null,
        document.has("values") ? members(document.get("values"), JsonNode::asDouble) : null,
        document.has("outputs") ? members(document.get("outputs"), Gold::read) : null);
  }

  private static List<String> labels(JsonNode array) {
    var labels = new ArrayList<String>();
    array.forEach(label -> labels.add(label.asText()));
    return labels;
  }

  private static List<Entity> entities(JsonNode array) {
    var entities = new ArrayList<Entity>();
    array.forEach(
        entity ->
            entities.add(
                new Entity(
                    entity.path("start").asInt(),
                    entity.path("end").asInt(),
                    entity.path("label").asText())));
    return entities;
  }

  private static <T> Map<String, T> members(JsonNode object, Function<JsonNode, T> read) {
    var members = new LinkedHashMap<String, T>();
    object
        .properties()
        .forEach(member -> members.put(member.getKey(), read.apply(member.getValue())));
    return members;
  }

  /** Whether it says nothing at all. */
  public boolean blank() {
    return label == null && labels == null && entities == null && values == null && outputs == null;
  }

  /** The same with the labels of stretches instead of their places, where no text is there. */
  public Gold withoutPlaces() {
    return new Gold(
        label,
        entities == null ? labels : entities.stream().map(Entity::label).toList(),
        null,
        values,
        outputs == null ? null : withoutPlaces(outputs));
  }

  private static Map<String, Gold> withoutPlaces(Map<String, Gold> outputs) {
    var without = new LinkedHashMap<String, Gold>();
    outputs.forEach((name, gold) -> without.put(name, gold.withoutPlaces()));
    return without;
  }

  /** The labelled stretches, of all outputs together. */
  public List<Entity> stretches() {
    if (outputs != null) {
      return outputs.values().stream().flatMap(gold -> gold.stretches().stream()).toList();
    }
    return entities == null ? List.of() : entities;
  }
}
