package dev.attune.data.tasks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every text has exactly one of the labels.
 *
 * @param labels 2 to 200 distinct names, each 1 to 64 characters without surrounding blanks or
 *     control characters, in the order in which people see them
 */
public record SingleLabelTask(List<String> labels) implements Task {
  private static final int MAX_LABELS = 200;
  private static final int MAX_LABEL_LENGTH = 64;

  /** Refuses labels that break the rules above, with a sentence that names the label. */
  public SingleLabelTask(@Nullable List<@Nullable String> labels) {
    if (labels == null || labels.size() < 2 || labels.size() > MAX_LABELS) {
      throw new IllegalArgumentException(
          "A single-label task needs 2 to " + MAX_LABELS + " labels.");
    }
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      if (label == null
          || label.isEmpty()
          || label.codePointCount(0, label.length()) > MAX_LABEL_LENGTH) {
        throw new IllegalArgumentException("A label has 1 to " + MAX_LABEL_LENGTH + " characters.");
      }
      if (!label.equals(label.strip())
          || label.chars().anyMatch(Character::isISOControl)
          || label.contains("|")) {
        throw new IllegalArgumentException(
            "The label \"" + label + "\" has blanks around it, a control character or a |.");
      }
      if (!seen.add(label)) {
        throw new IllegalArgumentException("The label \"" + label + "\" is listed twice.");
      }
    }
    this.labels = labels.stream().map(String::valueOf).toList();
  }
}
