package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.GoldForm;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a row of one task of Label Studio. Its text is {@code data.text}; other values of its data
 * and of its meta are metadata, unless they bear the name of a column. The annotation marked as
 * ground truth is the right answer. Every annotation is somebody's answer, of several of one person
 * the last; but a ground truth of nobody, and the one in our exports, is only what was decided, and
 * a lone annotation of nobody only a label.
 */
final class LabelStudioTask {
  /** Marks, in {@code meta}, a task that people answered without anything being decided. */
  static final String UNDECIDED = "undecided";

  private final LabelStudioAnnotation annotations;

  LabelStudioTask(GoldForm form) {
    this.annotations = new LabelStudioAnnotation(new LabelStudioAnswer(form.task()));
  }

  RawRow row(long line, JsonNode task) {
    Map<String, String> values = new HashMap<>();
    JsonNode text = task.path("data").path(Columns.TEXT);
    if (!text.isTextual()) {
      return new RawRow.Unreadable(line, "has no data.text");
    }
    task.path("meta")
        .properties()
        .forEach(m -> ForeignValues.put(values, m.getKey(), m.getValue()));
    values.remove(Columns.META_PREFIX + UNDECIDED);
    for (Map.Entry<String, JsonNode> member : task.path("data").properties()) {
      if (!member.getKey().equals(Columns.TEXT)) {
        ForeignValues.put(values, member.getKey(), member.getValue());
      }
    }
    values.put(Columns.TEXT, text.textValue());
    if (task.path("meta").path(UNDECIDED).asBoolean(false)) {
      values.put(Columns.LABELLED_HOW, Columns.UNDECIDED);
    }
    try {
      return row(line, values, task, text.textValue());
    } catch (BadGoldException e) {
      return new RawRow.Unreadable(line, e.reason());
    }
  }

  private RawRow row(long line, Map<String, String> values, JsonNode task, String text)
      throws BadGoldException {
    boolean ours = values.containsKey(Columns.LABELLED_HOW);
    Map<String, JsonNode> gold = Map.of();
    Map<String, RawAnswer> people = new LinkedHashMap<>();
    int number = 0;
    for (JsonNode annotation : task.path(task.has("annotations") ? "annotations" : "completions")) {
      number++;
      try {
        RawAnswer person = annotations.of(number, annotation, text);
        boolean truth = person.skip() == null && annotation.path("ground_truth").asBoolean(false);
        if (truth && gold.isEmpty()) {
          gold = person.answer();
        }
        boolean decision = truth && (ours || person.by() == null);
        boolean empty = person.skip() == null && isEmpty(person.answer());
        if (!decision && !empty && !annotation.path(LabelStudioSink.RETURNED).asBoolean(false)) {
          people.put(person.by() == null ? " " + number : person.by(), person);
        }
      } catch (BadGoldException e) {
        throw new BadGoldException(e.reason() + " (annotation " + number + ")");
      }
    }
    List<RawAnswer> said = List.copyOf(people.values());
    boolean undecided = Columns.UNDECIDED.equals(values.get(Columns.LABELLED_HOW));
    return gold.isEmpty() && !undecided && isNobodysOnly(said)
        ? new RawRow.Fields(line, values, said.getFirst().answer())
        : new RawRow.Fields(line, values, gold, said);
  }

  /** Whether it is a label that somebody vouches for, and says nothing about people. */
  private static boolean isNobodysOnly(List<RawAnswer> said) {
    return said.size() == 1 && said.getFirst().by() == null && said.getFirst().skip() == null;
  }

  /** Nothing was chosen, where that is no answer. */
  private static boolean isEmpty(Map<String, JsonNode> answer) {
    return answer.isEmpty() || (answer.containsKey("outputs") && answer.get("outputs").isEmpty());
  }
}
