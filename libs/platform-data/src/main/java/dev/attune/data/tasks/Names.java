package dev.attune.data.tasks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for the names in a task: labels, outputs and scales. */
final class Names {
  static final int MAX_LABELS = 200;
  private static final int MAX_LENGTH = 64;

  private Names() {}

  /**
   * An unchangeable copy of a list of labels.
   *
   * @throws IllegalArgumentException with a sentence that names the field and the label
   */
  static List<String> labels(String task, int least, @Nullable List<@Nullable String> labels) {
    if (labels == null || labels.size() < least || labels.size() > MAX_LABELS) {
      throw new IllegalArgumentException(
          "labels: a " + task + " task needs " + least + " to " + MAX_LABELS + " labels.");
    }
    labels.forEach(label -> label("labels", label));
    distinct("labels", "label", labels.stream().map(String::valueOf).toList());
    return labels.stream().map(String::valueOf).toList();
  }

  /** Refuses what cannot be a label. */
  static String label(String field, @Nullable String label) {
    String name = present(field, "label", label);
    if (!name.equals(name.strip())
        || name.chars().anyMatch(Character::isISOControl)
        || name.contains("|")) {
      throw new IllegalArgumentException(
          field + ": the label \"" + name + "\" has blanks around it, a control character or a |.");
    }
    return name;
  }

  /** Refuses what cannot be the name of an output or a scale, which stand in column names. */
  static String column(String what, @Nullable String given) {
    String name = present("name", what, given);
    if (!name.equals(name.strip())
        || name.chars().anyMatch(c -> Character.isISOControl(c) || ".|/".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "name: the "
              + what
              + " \""
              + name
              + "\" has blanks around it, a control character, a dot, a slash or a |.");
    }
    return name;
  }

  /** Refuses a name that is there twice. */
  static void distinct(String field, String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            field + ": the " + what + " \"" + name + "\" is listed twice.");
      }
    }
  }

  private static String present(String field, String what, @Nullable String name) {
    if (name == null || name.isEmpty() || name.codePointCount(0, name.length()) > MAX_LENGTH) {
      throw new IllegalArgumentException(
          field
              + ": the name of "
              + (what.equals("output") ? "an " : "a ")
              + what
              + " has 1 to "
              + MAX_LENGTH
              + " characters.");
    }
    return name;
  }
}
