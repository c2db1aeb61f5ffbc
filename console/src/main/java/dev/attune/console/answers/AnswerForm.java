package dev.attune.console.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.console.platform.datasets.Task;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an answer from the fields of a form, as services take it. */
public final class AnswerForm {
  private final ObjectMapper json;

  public AnswerForm(ObjectMapper json) {
    this.json = json;
  }

  /** The answer as annotation takes it; members are missing where nothing was entered. */
  public ObjectNode annotation(Task task, MultivaluedMap<String, String> fields) {
    return read(task, fields, part -> part.iterator().next());
  }

  /** The answer as feedback takes it, whose outputs are whole answers each. */
  public ObjectNode feedback(Task task, MultivaluedMap<String, String> fields) {
    return read(task, fields, part -> part);
  }

  private ObjectNode read(
      Task task, MultivaluedMap<String, String> fields, Function<ObjectNode, JsonNode> inOutputs) {
    List<Question> questions = Question.of(task);
    if (!task.is(Task.JOINT)) {
      return part(questions.getFirst(), fields);
    }
    ObjectNode answer = json.createObjectNode();
    ObjectNode outputs = answer.putObject("outputs");
    for (Question question : questions) {
      ObjectNode part = part(question, fields);
      if (!part.isEmpty()) {
        outputs.set(question.name(), inOutputs.apply(part));
      }
    }
    return answer;
  }

  private ObjectNode part(Question question, MultivaluedMap<String, String> fields) {
    ObjectNode part = json.createObjectNode();
    String name = question.field();
    switch (question.task().type()) {
      case Task.SINGLE_LABEL -> {
        String label = fields.getFirst(name);
        if (label != null) {
          part.put("label", label);
        }
      }
      case Task.MULTI_LABEL ->
          part.set("labels", json.valueToTree(fields.getOrDefault(name, List.of())));
      case Task.TOKEN -> {
        JsonNode entities = entities(fields.getFirst(name));
        if (entities != null) {
          part.set("entities", entities);
        }
      }
      default -> {
        ObjectNode values = json.createObjectNode();
        for (Task.Output scale : question.task().scales()) {
          String value = fields.getFirst(question.fieldOf(scale.name()));
          if (value != null && !value.isBlank()) {
            values.put(scale.name(), number(value));
          }
        }
        if (!values.isEmpty()) {
          part.set("values", values);
        }
      }
    }
    return part;
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Null where nothing was sent that says so: no stretches are an answer too. */
  private @Nullable JsonNode entities(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return null;
    }
    try {
      return json.readTree(written);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
