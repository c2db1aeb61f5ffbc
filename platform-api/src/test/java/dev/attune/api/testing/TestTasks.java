package dev.attune.api.testing;

import java.util.List;
import java.util.Map;

/** A task of each kind, as JSON. */
public final class TestTasks {
  public static final Map<String, Object> SINGLE_LABEL =
      Map.of("type", "single-label", "labels", List.of("book", "cancel"), "outOfScope", "other");
  public static final Map<String, Object> MULTI_LABEL =
      Map.of("type", "multi-label", "labels", List.of("joy", "anger", "fear"));
  public static final Map<String, Object> TOKEN =
      Map.of("type", "token", "labels", List.of("person", "place"));
  public static final Map<String, Object> REGRESSION =
      regression(scale("stress", 0, 10), scale("valence", -1, 1));
  public static final Map<String, Object> JOINT =
      Map.of(
          "type",
          "joint",
          "outputs",
          List.of(
              Map.of("name", "intent", "type", "single-label", "labels", List.of("book", "cancel")),
              Map.of("name", "slots", "type", "token", "labels", List.of("place")),
              Map.of(
                  "name",
                  "mood",
                  "type",
                  "regression",
                  "outputs",
                  List.of(scale("valence", -1, 1)))));

  /** One of each. */
  public static final List<Map<String, Object>> ALL =
      List.of(SINGLE_LABEL, MULTI_LABEL, TOKEN, REGRESSION, JOINT);

  private TestTasks() {}

  /** A regression on these scales. */
  @SafeVarargs
  public static Map<String, Object> regression(Map<String, Object>... scales) {
    return Map.of("type", "regression", "outputs", List.of(scales));
  }

  /** A scale. */
  public static Map<String, Object> scale(String name, double min, double max) {
    // As RestAssured reads numbers with a fraction.
    return Map.of("name", name, "min", (float) min, "max", (float) max);
  }
}
