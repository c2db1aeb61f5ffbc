package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.TextOffsets;
import dev.attune.api.problems.Excerpt;
import dev.attune.data.tasks.JointOutput;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one annotation of Label Studio answers: choices, labels of stretches, numbers and
 * ratings. In a joint task the control's name ({@code from_name}) names the output, in a regression
 * the scale.
 */
record LabelStudioAnswer(Task task) {
  private static final Set<String> NUMBERS = Set.of("number", "rating");

  /** The answer as members of a row; empty when the annotation has none. */
  Map<String, JsonNode> of(JsonNode annotation, String text) throws BadGoldException {
    List<JsonNode> results = new ArrayList<>();
    for (JsonNode result : annotation.path("result")) {
      checkType(result);
      results.add(result);
    }
    if (task instanceof OutputTask one) {
      JsonNode brief = brief(one, results, text);
      return brief == null ? Map.of() : Map.of(member(one), brief);
    }
    return joint((JointTask) task, results, text);
  }

  private static Map<String, JsonNode> joint(JointTask task, List<JsonNode> results, String text)
      throws BadGoldException {
    ObjectNode outputs = JsonNodeFactory.instance.objectNode();
    Set<JsonNode> used = new HashSet<>();
    for (JointOutput output : task.outputs()) {
      List<JsonNode> own = results.stream().filter(result -> isOf(output.name(), result)).toList();
      used.addAll(own);
      JsonNode brief = brief(output.task(), own, text);
      if (brief != null) {
        outputs.set(output.name(), brief);
      }
    }
    for (JsonNode result : results) {
      if (!used.contains(result)) {
        throw new BadGoldException(
            "has a result of the control "
                + Excerpt.of(result.path("from_name").asText())
                + ", which no output of the data set is called");
      }
    }
    return Map.of("outputs", outputs);
  }

  private static boolean isOf(String output, JsonNode result) {
    String control = result.path("from_name").asText();
    return control.equals(output) || control.startsWith(output + ".");
  }

  private void checkType(JsonNode result) throws BadGoldException {
    String type = result.path("type").asText();
    if (!type.equals("choices") && !type.equals("labels") && !NUMBERS.contains(type)) {
      throw new BadGoldException(
          "has a result of the type "
              + Excerpt.of(type)
              + "; read are choices, labels, number and rating");
    }
  }

  private static @Nullable JsonNode brief(OutputTask task, List<JsonNode> results, String text)
      throws BadGoldException {
    return switch (task) {
      case SingleLabelTask ignored -> choice(results);
      case MultiLabelTask ignored -> choices(results);
      case TokenTask ignored -> entities(results, text);
      case RegressionTask regression -> values(regression, results);
    };
  }

  private static String member(OutputTask task) {
    return switch (task) {
      case SingleLabelTask ignored -> "label";
      case MultiLabelTask ignored -> "labels";
      case TokenTask ignored -> "entities";
      case RegressionTask ignored -> "values";
    };
  }

  private static @Nullable JsonNode choice(List<JsonNode> results) throws BadGoldException {
    ArrayNode choices = choices(results);
    if (choices.size() > 1) {
      throw new BadGoldException(
          "has " + choices.size() + " choices where the task asks for one label");
    }
    return choices.isEmpty() ? null : choices.get(0);
  }

  private static ArrayNode choices(List<JsonNode> results) throws BadGoldException {
    ArrayNode choices = JsonNodeFactory.instance.arrayNode();
    for (JsonNode result : results) {
      require(result, "choices");
      result.path("value").path("choices").forEach(choices::add);
    }
    return choices;
  }

  private static ArrayNode entities(List<JsonNode> results, String text) throws BadGoldException {
    ArrayNode entities = JsonNodeFactory.instance.arrayNode();
    for (JsonNode result : results) {
      require(result, "labels");
      JsonNode value = result.path("value");
      JsonNode labels = value.path("labels");
      if (labels.size() != 1) {
        throw new BadGoldException(
            "has a stretch with " + labels.size() + " labels where the task asks for one");
      }
      entities.add(entity(value, labels.get(0), text));
    }
    return entities;
  }

  /**
   * Label Studio has counted UTF-16 units and code points, by its version; the text of the stretch,
   * which it writes beside them, says which. It is kept but where it stands at both places, and so
   * says nothing.
   */
  private static ObjectNode entity(JsonNode value, JsonNode label, String text) {
    ObjectNode entity = JsonNodeFactory.instance.objectNode();
    entity.set("start", value.path("start"));
    entity.set("end", value.path("end"));
    entity.set("label", label);
    JsonNode said = value.path("text");
    if (said.isTextual()) {
      int start = value.path("start").asInt();
      int end = value.path("end").asInt();
      Integer from = TextOffsets.ofUtf16(text, start);
      Integer to = TextOffsets.ofUtf16(text, end);
      boolean points = TextOffsets.reads(text, start, end, said.textValue());
      boolean units =
          from != null && to != null && TextOffsets.reads(text, from, to, said.textValue());
      if (units && !points) {
        entity.put("start", from).put("end", to);
      }
      if (!units || !points) {
        entity.set(Columns.TEXT, said);
      }
    }
    return entity;
  }

  private static @Nullable JsonNode values(RegressionTask task, List<JsonNode> results)
      throws BadGoldException {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (JsonNode result : results) {
      String type = result.path("type").asText();
      if (!NUMBERS.contains(type)) {
        throw wrongType(type, "number or rating");
      }
      String control = result.path("from_name").asText();
      String scale =
          task.outputs().size() == 1
              ? task.outputs().getFirst().name()
              : control.substring(control.lastIndexOf('.') + 1);
      values.set(scale, result.path("value").path(type));
    }
    return values.isEmpty() ? null : values;
  }

  private static void require(JsonNode result, String wanted) throws BadGoldException {
    String type = result.path("type").asText();
    if (!type.equals(wanted)) {
      throw wrongType(type, wanted);
    }
  }

  private static BadGoldException wrongType(String type, String wanted) {
    return new BadGoldException(
        "has a result of the type " + Excerpt.of(type) + " where the task needs " + wanted);
  }
}
