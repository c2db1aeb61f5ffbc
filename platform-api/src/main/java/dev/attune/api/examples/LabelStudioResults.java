package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.Map;

/**
 * Writes an answer as results of Label Studio. The control is called {@code label}; in a joint task
 * as the output, in a regression as the scale, and in both as {@code output.scale}. Offsets count
 * code points, as Label Studio has done since it mended its own; the text of each stretch stands
 * beside them.
 */
record LabelStudioResults(Task task) {
  private static final String CONTROL = "label";

  /** Adds the results that say what is stored. */
  void write(JsonNode gold, String text, ArrayNode results) {
    switch (task) {
      case OutputTask one -> write(one, CONTROL, "", gold, text, results);
      case JointTask joint ->
          joint
              .outputs()
              .forEach(
                  output ->
                      write(
                          output.task(),
                          output.name(),
                          output.name() + ".",
                          gold.path("outputs").path(output.name()),
                          text,
                          results));
    }
  }

  private static void write(
      OutputTask task,
      String control,
      String prefix,
      JsonNode gold,
      String text,
      ArrayNode results) {
    switch (task) {
      case SingleLabelTask ignored ->
          value(results, control, "choices").putArray("choices").add(gold.path("label"));
      case MultiLabelTask ignored -> {
        if (!gold.path("labels").isEmpty()) {
          value(results, control, "choices").set("choices", gold.path("labels"));
        }
      }
      case TokenTask ignored ->
          gold.path("entities").forEach(entity -> entity(results, control, entity, text));
      case RegressionTask ignored -> {
        for (Map.Entry<String, JsonNode> scale : gold.path("values").properties()) {
          value(results, prefix + scale.getKey(), "number").set("number", scale.getValue());
        }
      }
    }
  }

  private static void entity(ArrayNode results, String control, JsonNode entity, String text) {
    int start = entity.path("start").asInt();
    int end = entity.path("end").asInt();
    ObjectNode value =
        value(results, control, "labels")
            .put("start", start)
            .put("end", end)
            .put(
                "text",
                text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end)));
    value.putArray("labels").add(entity.path("label"));
  }

  private static ObjectNode value(ArrayNode results, String control, String type) {
    ObjectNode result =
        results
            .addObject()
            .put("id", "r" + results.size())
            .put("from_name", control)
            .put("to_name", "text")
            .put("type", type);
    return result.putObject("value");
  }
}
