package dev.attune.api.gold;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.problems.Excerpt;
import java.util.List;
import java.util.Set;

/** The labels of a task, for looking up what rows say. */
final class Labels {
  private final Set<String> known;
  private final String list;

  Labels(List<String> labels) {
    this.known = Set.copyOf(labels);
    this.list = Excerpt.ofAll(labels);
  }

  /** The label that a value names, blanks around it aside. */
  String named(JsonNode value, String what) throws BadGoldException {
    if (!value.isTextual()) {
      throw new BadGoldException("has " + what + " that is not a string");
    }
    String label = value.textValue().strip();
    if (!known.contains(label)) {
      throw new BadGoldException(
          "has the unknown label " + Excerpt.of(label) + "; the data set has " + list);
    }
    return label;
  }
}
