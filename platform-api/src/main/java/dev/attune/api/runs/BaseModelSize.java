package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a base model sets bounds to, whatever a method takes.
 *
 * @param maxTokens the longest text it reads
 * @param hiddenSize how many numbers its vectors have; no low-rank update has a larger rank
 */
record BaseModelSize(int maxTokens, int hiddenSize) {

  /** A method's hyperparameters, none of whose ranges and defaults is too large for it. */
  JsonNode bound(JsonNode registered) {
    JsonNode bounded = registered.deepCopy();
    for (JsonNode one : bounded) {
      switch (one.path("name").asText()) {
        case "maxTokens" -> bound((ObjectNode) one, maxTokens);
        case "rank" -> bound((ObjectNode) one, hiddenSize);
        default -> {}
      }
    }
    return bounded;
  }

  private static void bound(ObjectNode one, int most) {
    if (!one.hasNonNull("max") || one.get("max").asInt() > most) {
      one.put("max", most);
    }
    if (one.path("default").asInt() > most) {
      one.put("default", most);
    }
  }
}
