package dev.attune.console.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.console.platform.datasets.Task;
import dev.attune.console.web.Form;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks what would have been right. Of single- and multi-label tasks the right labels can be chosen;
 * of others, the answer can be confirmed.
 *
 * @param prediction its id
 * @param type of the task
 * @param labels to choose from
 * @param chosen the labels that were answered
 * @param mayFitNone whether none of the labels can be right
 * @param answered the answer in the form of feedback; it holds labels and places, and no text
 */
public record FeedbackForm(
    String prediction,
    String type,
    List<String> labels,
    Set<String> chosen,
    boolean mayFitNone,
    String answered) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** For a prediction; null when it has no id to give feedback on. */
  static @Nullable FeedbackForm of(JsonNode prediction, Task task) {
    var id = prediction.path("id").textValue();
    if (id == null) {
      return null;
    }
    var chosen = new java.util.TreeSet<String>();
    prediction.path("labels").forEach(label -> chosen.add(label.asText()));
    if (prediction.path("label").isTextual()) {
      chosen.add(prediction.get("label").textValue());
    }
    return new FeedbackForm(
        id,
        task.type(),
        task.labels() == null ? List.of() : task.labels(),
        chosen,
        task.outOfScope() != null,
        answered(prediction, task).toString());
  }

  private static ObjectNode answered(JsonNode prediction, Task task) {
    var json = JsonNodeFactory.instance.objectNode();
    switch (task.type()) {
      case Task.TOKEN -> {
        var entities = json.putArray("entities");
        for (var entity : prediction.path("entities")) {
          entities
              .addObject()
              .put("label", entity.path("label").asText())
              .put("start", entity.path("start").asInt())
              .put("end", entity.path("end").asInt());
        }
      }
      case Task.REGRESSION -> {
        var values = json.putObject("values");
        prediction
            .path("values")
            .properties()
            .forEach(value -> values.set(value.getKey(), value.getValue().path("value")));
      }
      case Task.MULTI_LABEL -> json.set("labels", prediction.path("labels"));
      case Task.JOINT -> {
        var outputs = json.putObject("outputs");
        task.answers()
            .forEach(
                output ->
                    outputs.set(
                        output.name(), answered(prediction.path(output.name()), output.task())));
      }
      default -> json.set("label", prediction.path("label"));
    }
    return json;
  }

  /** Whether labels can be chosen; else the answer can only be confirmed. */
  public boolean isChoice() {
    return type.equals(Task.SINGLE_LABEL) || type.equals(Task.MULTI_LABEL);
  }

  public boolean isMulti() {
    return type.equals(Task.MULTI_LABEL);
  }

  public boolean has(String label) {
    return chosen.contains(label);
  }

  /**
   * What was sent, as the gateway takes it.
   *
   * @param labels those chosen; an empty one stands for none that fits
   */
  static ObjectNode sent(Form form, List<String> labels) {
    var json = JsonNodeFactory.instance.objectNode();
    switch (form.value("type")) {
      case Task.MULTI_LABEL -> {
        var list = json.putArray("labels");
        labels.forEach(list::add);
      }
      case Task.SINGLE_LABEL -> {
        var label = labels.isEmpty() ? "" : labels.getFirst();
        json.put("label", label.isEmpty() ? null : label);
      }
      default -> json.setAll(object(form.value("answered")));
    }
    if (!form.value("comment").isEmpty()) {
      json.put("comment", form.value("comment"));
    }
    return json;
  }

  private static ObjectNode object(String answered) {
    try {
      return JSON.readTree(answered) instanceof ObjectNode object
          ? object
          : JsonNodeFactory.instance.objectNode();
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }
}
