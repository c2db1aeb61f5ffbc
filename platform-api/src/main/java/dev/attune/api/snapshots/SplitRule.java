package dev.attune.api.snapshots;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How examples come to their splits. In JSON: an object of ratios, or the word "column". */
@Schema(oneOf = {Object.class, String.class})
public sealed interface SplitRule {
  /** The splits, in the order in which they are shown. */
  List<String> SPLITS = List.of("train", "validation", "test");

  /** Each example keeps the split it came with. */
  record Column() implements SplitRule {
    @JsonValue
    String json() {
      return "column";
    }
  }

  /** Examples are shuffled and shared out, each label by itself. */
  record Ratios(double train, double validation, double test) implements SplitRule {
    private static final double TOLERANCE = 1e-6;

    /** Refuses ratios that leave a split empty or do not add up. */
    public Ratios {
      if (!(train > 0) || !(validation > 0) || !(test > 0)) {
        throw new IllegalArgumentException(
            "train, validation and test must each have a share above 0");
      }
      if (Math.abs(train + validation + test - 1) > TOLERANCE) {
        throw new IllegalArgumentException(
            "the shares of train, validation and test must add up to 1");
      }
    }

    @JsonValue
    Map<String, Double> json() {
      Map<String, Double> ratios = new LinkedHashMap<>();
      ratios.put("train", train);
      ratios.put("validation", validation);
      ratios.put("test", test);
      return ratios;
    }
  }

  /** Reads either form. */
  @JsonCreator
  static SplitRule of(JsonNode json) {
    if (json.isTextual() && json.textValue().equals("column")) {
      return new Column();
    }
    if (!json.isObject()) {
      throw new IllegalArgumentException("must be an object of ratios or the word \"column\"");
    }
    for (Map.Entry<String, JsonNode> share : json.properties()) {
      if (!SPLITS.contains(share.getKey()) || !share.getValue().isNumber()) {
        throw new IllegalArgumentException(
            "may have the members train, validation and test, each a number");
      }
    }
    return new Ratios(
        json.path("train").asDouble(),
        json.path("validation").asDouble(),
        json.path("test").asDouble());
  }
}
