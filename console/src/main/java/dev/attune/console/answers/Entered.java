package dev.attune.console.answers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was entered in a form that asks questions, to stand there again when it was refused.
 *
 * @param fields the values of each field by its name
 */
public record Entered(Map<String, List<String>> fields) {

  /** On a page that nobody has sent yet. */
  public static Entered nothing() {
    return new Entered(Map.of());
  }

  /** Whether the field is there, filled in or not. */
  public boolean holds(String field) {
    return fields.containsKey(field);
  }

  /** Whether a value was chosen, perhaps among others. */
  public boolean has(String field, String value) {
    return fields.getOrDefault(field, List.of()).contains(value);
  }

  /** The only value of a field; empty without one. */
  public String value(String field) {
    List<String> values = fields.getOrDefault(field, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** Whether it was entered with the newest labels before one: names may mean others by now. */
  public boolean isOfLabels(String newestChange) {
    return has("labelsSeen", newestChange);
  }

  /** All but what was answered. */
  public Entered withoutAnswers() {
    Map<String, List<String>> others = new LinkedHashMap<>(fields);
    others.keySet().removeIf(field -> field.startsWith(Question.FIELDS));
    return new Entered(others);
  }
}
