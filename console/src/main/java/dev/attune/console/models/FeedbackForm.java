package dev.attune.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attune.console.answers.Question;
import dev.attune.console.platform.datasets.Task;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks what would have been right, with what was answered filled in.
 *
 * @param prediction its id
 * @param version the number of the one that answered
 * @param parts an answer each; one, unless the task is joint
 * @param text what was asked about; shown where parts of it are marked, and never sent
 */
public record FeedbackForm(String prediction, int version, List<Part> parts, String text) {

  /**
   * One answer of the task.
   *
   * @param answered what the version said of it
   */
  public record Part(Question question, JsonNode answered) {

    public String type() {
      return question.task().type();
    }

    /** The labels that were given; that of refusal when none was and it is one of them. */
    public Set<String> chosen() {
      var chosen = new TreeSet<String>();
      answered.path("labels").forEach(label -> chosen.add(label.asText()));
      if (answered.path("label").isTextual()) {
        chosen.add(answered.get("label").textValue());
      } else if (question.task().outOfScope() != null) {
        chosen.add(question.task().outOfScope());
      }
      return chosen;
    }

    public boolean has(String label) {
      return chosen().contains(label);
    }

    /** Whether a label is the one that stands for none. */
    public boolean isNone(String label) {
      return label.equals(question.task().outOfScope());
    }

    /** A scale's value as a field of a form takes it; empty without one. */
    public String value(String scale) {
      return answered.path("values").path(scale).path("value").asText();
    }

    /** The entities as JSON: labels and places, and no text. */
    public String entities() {
      var entities = JsonNodeFactory.instance.arrayNode();
      for (var entity : answered.path("entities")) {
        entities
            .addObject()
            .put("label", entity.path("label").asText())
            .put("start", entity.path("start").asInt())
            .put("end", entity.path("end").asInt());
      }
      return entities.toString();
    }
  }

  /** For a prediction; null when it has no id to give feedback on. */
  static @Nullable FeedbackForm of(JsonNode prediction, Task task, int version, String text) {
    var id = prediction.path("id").textValue();
    if (id == null) {
      return null;
    }
    var parts =
        Question.of(task).stream()
            .map(
                question ->
                    new Part(
                        question,
                        task.is(Task.JOINT) ? prediction.path(question.name()) : prediction))
            .toList();
    return new FeedbackForm(id, version, parts, text);
  }

  /** Whether parts of the text are marked. */
  public boolean marksText() {
    return parts.stream().anyMatch(part -> part.type().equals(Task.TOKEN));
  }
}
