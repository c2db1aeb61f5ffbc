package dev.attune.console.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A version that marks stretches of a text for two questions. */
public final class TwoSpanOutputs {
  /** The name of its model, which no list has. */
  public static final String MODEL = "trips";

  private static final String FIRST = "slots";
  private static final String SECOND = "stops";

  private TwoSpanOutputs() {}

  /** Its versions, made from those of a model with one such output. */
  static JsonNode versions(JsonNode one) {
    var versions = one.deepCopy();
    for (var version : versions) {
      ((ObjectNode) version).put("model", MODEL);
      var outputs = (ArrayNode) version.at("/task/outputs");
      for (var output : outputs.deepCopy()) {
        if (output.path("name").asText().equals(FIRST)) {
          outputs.add(((ObjectNode) output).put("name", SECOND));
        }
      }
    }
    return versions;
  }

  /** What it answers, twice the same. */
  static JsonNode prediction(JsonNode one) {
    var both = (ObjectNode) one.deepCopy();
    both.set(SECOND, both.path(FIRST).deepCopy());
    return both;
  }
}
