package dev.attune.text.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Votes as JSON, by the name of the output, which is empty where a task has one: {@code
 * {"emotion":{"answers":3,"labels":{"joy":2,"calm":1}}}}.
 */
public final class VotesJson {
  private VotesJson() {}

  /**
   * The votes of every output.
   *
   * @throws IllegalArgumentException if they are no votes
   */
  public static Map<String, Votes> read(JsonNode json) {
    Map<String, Votes> votes = new HashMap<>();
    for (Map.Entry<String, JsonNode> output : json.properties()) {
      Map<String, Integer> labels = new HashMap<>();
      output
          .getValue()
          .path("labels")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asInt()));
      votes.put(output.getKey(), new Votes(output.getValue().path("answers").asInt(), labels));
    }
    return votes;
  }
}
