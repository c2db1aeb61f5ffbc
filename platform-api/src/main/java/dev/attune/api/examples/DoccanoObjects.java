package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Refusal;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects of doccano's JSONL: text classification, where {@code label} is a list of labels, and
 * sequence labelling, where it is a list of {@code [start, end, label]} or {@code entities} are
 * objects with {@code start_offset} and {@code end_offset}. Members that are not doccano's become
 * metadata. An empty list says that nobody labelled the text, unless {@code "labelled": true}
 * stands beside it, for doccano writes it for texts that nobody has seen.
 */
final class DoccanoObjects implements JsonLinesRows.Objects {
  static final String LABELLED = "labelled";

  /** In our exports what people answered, each for themselves. */
  static final String ANSWERS = "answers";

  static final String COMMENTS = "Comments";

  private static final String LABEL = "label";
  private static final String ENTITIES = "entities";
  private static final String AMBIGUOUS =
      "has an entity at or after a character beyond the Basic Multilingual Plane, such as an emoji: doccano counts"
          + " UTF-16 units, or graphemes where its project says so; name the unit with ?offsets=utf-16 or"
          + " ?offsets=code-points";

  /** What doccano adds of its own: remarks, and its bookkeeping. */
  private static final Set<String> NOT_KEPT =
      Set.of(COMMENTS, "comments", "user", "cats", LABELLED);

  private final Task task;
  private final OwnAnnotations answers;
  private final boolean unitKnown;

  /**
   * @param unitKnown whether the caller said what offsets count
   */
  DoccanoObjects(GoldForm form, boolean unitKnown) {
    Task task = form.task();
    if (!fits(task)) {
      throw Refusal.unsupportedType(
          "doccano's form has single-label, multi-label and token tasks; the task of this data set is "
              + task.type()
              + ".");
    }
    this.task = task;
    this.answers = new OwnAnnotations(form);
    this.unitKnown = unitKnown;
  }

  /** Whether doccano knows tasks of this kind. */
  static boolean fits(Task task) {
    return task instanceof SingleLabelTask
        || task instanceof MultiLabelTask
        || task instanceof TokenTask;
  }

  @Override
  public RawRow row(long line, JsonNode object) {
    Map<String, String> values = new HashMap<>();
    JsonNode labels = null;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = member.getValue();
      switch (member.getKey()) {
        case "text", "data" -> {
          if (value.isTextual()) {
            values.put(Columns.TEXT, value.textValue());
          }
        }
        case LABEL, "labels", ENTITIES ->
            labels = labels == null || labels.isEmpty() ? value : labels;
        case "username", Columns.ANNOTATOR -> {
          if (value.isTextual()) {
            values.put(Columns.ANNOTATOR, value.textValue());
          }
        }
        case "annotations" -> {
          return new RawRow.Unreadable(
              line, "names its labels by number; export them from doccano with their texts");
        }
        case "relations" -> {
          if (!value.isEmpty()) {
            return new RawRow.Unreadable(line, "has relations, which no task here has");
          }
        }
        default -> keep(values, member.getKey(), value);
      }
    }
    List<RawAnswer> people;
    try {
      people = hasAnswers(object) ? answers.of(object.path(ANSWERS)) : List.of();
    } catch (BadGoldException e) {
      return new RawRow.Unreadable(line, e.reason());
    }
    if (task instanceof TokenTask && !unitKnown && isAmbiguous(values, people)) {
      return new RawRow.Unreadable(line, AMBIGUOUS);
    }
    boolean confirmed = object.path(LABELLED).asBoolean(false);
    if (labels == null || labels.isNull() || (labels.isEmpty() && labels.isArray() && !confirmed)) {
      return new RawRow.Fields(line, values, Map.of(), people);
    }
    return labelled(line, values, labels, people);
  }

  private static boolean hasAnswers(JsonNode object) {
    return object.path(ANSWERS).isArray() && object.path(ANSWERS).path(0).isObject();
  }

  private static void keep(Map<String, String> values, String name, JsonNode value) {
    if (NOT_KEPT.contains(name)) {
      return;
    }
    if (name.equals("meta") && value.isObject()) {
      value
          .properties()
          .forEach(member -> keep(values, "meta." + member.getKey(), member.getValue()));
      return;
    }
    ForeignValues.put(values, name, value);
  }

  private RawRow labelled(
      long line, Map<String, String> values, JsonNode labels, List<RawAnswer> people) {
    if (task instanceof TokenTask) {
      ArrayNode entities = entities(labels);
      if (entities == null) {
        return new RawRow.Unreadable(
            line, "has labels that are not a list of [start, end, label] or of entities");
      }
      if (!unitKnown && isAmbiguous(values.getOrDefault(Columns.TEXT, ""), entities)) {
        return new RawRow.Unreadable(line, AMBIGUOUS);
      }
      return new RawRow.Fields(line, values, Map.of(ENTITIES, entities), people);
    }
    ArrayNode list =
        labels.isTextual() ? JsonNodeFactory.instance.arrayNode().add(labels) : array(labels);
    if (task instanceof MultiLabelTask) {
      return new RawRow.Fields(line, values, Map.of("labels", list), people);
    }
    if (list.size() > 1) {
      return new RawRow.Unreadable(
          line, "has " + list.size() + " labels where the task asks for one");
    }
    return new RawRow.Fields(
        line, values, list.isEmpty() ? Map.of() : Map.of(LABEL, list.get(0)), people);
  }

  private static ArrayNode array(JsonNode value) {
    return value instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode().add(value);
  }

  private static @Nullable ArrayNode entities(JsonNode labels) {
    ArrayNode entities = JsonNodeFactory.instance.arrayNode();
    if (!labels.isArray()) {
      return null;
    }
    for (JsonNode one : labels) {
      boolean list = one.isArray() && one.size() == 3;
      if (!list && !one.isObject()) {
        return null;
      }
      entities
          .addObject()
          .<ObjectNode>set("start", list ? one.get(0) : one.path("start_offset"))
          .<ObjectNode>set("end", list ? one.get(1) : one.path("end_offset"))
          .set(LABEL, list ? one.get(2) : orEmpty(one.path(LABEL)));
    }
    return entities;
  }

  private static JsonNode orEmpty(JsonNode label) {
    return label.isMissingNode() ? TextNode.valueOf("") : label;
  }

  private static boolean isAmbiguous(Map<String, String> values, List<RawAnswer> people) {
    String text = values.getOrDefault(Columns.TEXT, "");
    return people.stream()
        .map(person -> person.answer().get(ENTITIES))
        .anyMatch(said -> said instanceof ArrayNode list && isAmbiguous(text, list));
  }

  private static boolean isAmbiguous(String text, ArrayNode entities) {
    int astral = 0;
    while (astral < text.length() && !Character.isSurrogate(text.charAt(astral))) {
      astral++;
    }
    for (JsonNode entity : entities) {
      if (astral < text.length() && entity.path("end").asInt() > astral) {
        return true;
      }
    }
    return false;
  }
}
