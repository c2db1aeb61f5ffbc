package dev.attune.console.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A version of more labels than a chart has room for, of which the later ones are confused more.
 */
public final class ManyLabels {
  /** The name of its model, which no list has. */
  public static final String MODEL = "intents";

  public static final int LABELS = 60;

  private static final int RIGHT = 100;

  private ManyLabels() {}

  /** Its versions, made from those of a model with fewer labels. */
  static JsonNode versions(JsonNode few) {
    var versions = few.deepCopy();
    for (var version : versions) {
      ((ObjectNode) version).put("model", MODEL);
      if (version.path("task") instanceof ObjectNode task) {
        widen(task);
      }
      for (var split : new String[] {"validation", "test"}) {
        if (version.path("metrics").path(split) instanceof ObjectNode evaluation) {
          widen(evaluation);
          evaluation.remove("perClass");
          confuse(evaluation);
        }
      }
    }
    return versions;
  }

  /** The name of a label, longer than an axis has room for. */
  private static String label(int number) {
    return "what somebody wants from the harbour office, number " + number;
  }

  private static void widen(ObjectNode labelled) {
    var labels = labelled.putArray("labels");
    for (int i = 0; i < LABELS; i++) {
      labels.add(label(i));
    }
  }

  /**
   * Each label is taken for the next one, the last for the one before, the later the more often.
   */
  private static void confuse(ObjectNode evaluation) {
    var matrix = evaluation.putArray("confusion");
    for (int gold = 0; gold < LABELS; gold++) {
      var row = matrix.addArray();
      int other = gold + 1 < LABELS ? gold + 1 : gold - 1;
      for (int predicted = 0; predicted < LABELS; predicted++) {
        row.add(predicted == gold ? RIGHT : predicted == other ? gold : 0);
      }
    }
  }
}
