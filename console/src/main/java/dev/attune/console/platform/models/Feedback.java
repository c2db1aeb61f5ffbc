package dev.attune.console.platform.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of one prediction.
 *
 * @param answer what was right, in the form of the version's task
 * @param comment null where there is none or the reader may not see it
 */
public record Feedback(JsonNode answer, @Nullable String comment, Instant givenAt) {

  /** What was right in a few words: labels, labels of entities, values. */
  public List<String> rightWords() {
    var words = new ArrayList<String>();
    collect(answer, words);
    return words;
  }

  private static void collect(JsonNode answer, List<String> words) {
    if (answer.path("label").isTextual()) {
      words.add(answer.get("label").textValue());
    }
    answer.path("labels").forEach(label -> words.add(label.asText()));
    answer.path("entities").forEach(entity -> words.add(entity.path("label").asText()));
    answer
        .path("values")
        .properties()
        .forEach(value -> words.add(value.getKey() + " " + value.getValue().asText()));
    answer.path("outputs").forEach(output -> collect(output, words));
  }
}
