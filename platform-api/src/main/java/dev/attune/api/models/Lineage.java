package dev.attune.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Where a version comes from, as {@code model_version.lineage} has it. */
final class Lineage {
  private static final String HYPERPARAMETERS = "hyperparameters";

  /**
   * Versions from before only those were kept that the method has are recorded with 0, or nothing
   * in a list, for these where it has none.
   */
  private static final List<String> NOTHING_WHERE_ABSENT =
      List.of("rank", "alpha", "targets", "tokensPerPass");

  private Lineage() {}

  /** What was recorded, without hyperparameters that the method does not have. */
  static JsonNode shown(JsonNode recorded) {
    if (!recorded.path(HYPERPARAMETERS).isObject()) {
      return recorded;
    }
    JsonNode shown = recorded.deepCopy();
    ((ObjectNode) shown.path(HYPERPARAMETERS))
        .remove(
            NOTHING_WHERE_ABSENT.stream()
                .filter(name -> isNothing(recorded.path(HYPERPARAMETERS).path(name)))
                .toList());
    return shown;
  }

  private static boolean isNothing(JsonNode value) {
    return value.isArray() ? value.isEmpty() : value.isNumber() && value.asDouble() == 0;
  }
}
