package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.GoldForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a row of one task of Label Studio. Its text is {@code data.text}; other values of its data
 * and of its meta are metadata, unless they bear the name of a column. Of several annotations that
 * differ, the one marked as ground truth is the answer; without such a mark nobody decided.
 */
final class LabelStudioTask {
  /** Marks, in {@code meta}, a task that people answered without anything being decided. */
  static final String UNDECIDED = "undecided";

  private final LabelStudioAnswer answers;
  private final GoldForm form;

  LabelStudioTask(GoldForm form) {
    this.form = form;
    this.answers = new LabelStudioAnswer(form.task());
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
    try {
      return new RawRow.Fields(line, values, answer(task, text.textValue()));
    } catch (BadGoldException e) {
      return new RawRow.Unreadable(line, e.reason());
    }
  }

  private Map<String, JsonNode> answer(JsonNode task, String text) throws BadGoldException {
    List<JsonNode> given = new ArrayList<>();
    for (JsonNode annotation : task.path(task.has("annotations") ? "annotations" : "completions")) {
      if (annotation.path("was_cancelled").asBoolean(false)) {
        continue;
      }
      if (annotation.path("ground_truth").asBoolean(false)) {
        return answers.of(annotation, text);
      }
      given.add(annotation);
    }
    if (given.isEmpty() || task.path("meta").path(UNDECIDED).asBoolean(false)) {
      return Map.of();
    }
    Map<String, JsonNode> first = answers.of(given.getFirst(), text);
    for (JsonNode other : given) {
      if (!same(first, answers.of(other, text), text)) {
        throw new BadGoldException(
            "has " + given.size() + " annotations that differ, and none is marked as ground truth");
      }
    }
    return first;
  }

  private boolean same(Map<String, JsonNode> one, Map<String, JsonNode> other, String text)
      throws BadGoldException {
    return one.equals(other)
        || String.valueOf(form.stored(one, text)).equals(String.valueOf(form.stored(other, text)));
  }
}
