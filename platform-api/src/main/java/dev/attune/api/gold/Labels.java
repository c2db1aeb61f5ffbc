package dev.attune.api.gold;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.problems.Excerpt;
import java.util.List;
import java.util.Set;

/** The labels of a task, for looking up what rows say. */
final class Labels {
  private static final int LONGEST = 64;

  /**
   * Guessing compares with every label; of a file with nothing but unknown ones, this is enough.
   */
  private static final int MOST_GUESSES = 1_000;

  private final Set<String> known;
  private final String list;
  private int guesses;

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
          "has the unknown label "
              + Excerpt.of(label)
              + meant(label)
              + "; the data set has "
              + list);
    }
    return label;
  }

  private String meant(String label) {
    if (label.codePointCount(0, label.length()) > LONGEST || guesses++ >= MOST_GUESSES) {
      return "";
    }
    String twin = SimilarLabels.twin(label, known);
    String meant = twin == null ? SimilarLabels.typo(label, known) : twin;
    return meant == null ? "" : " (did you mean " + Excerpt.of(meant) + "?)";
  }
}
