package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Excerpt;
import dev.attune.api.uploadedanswers.UploadedAnswer;
import dev.attune.data.text.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a row may be stored in a data set with this task, and says why not. */
final class RowCheck {
  /** What came of a row. */
  sealed interface Outcome {}

  /** It may be stored. */
  record Good(NewExample example) implements Outcome {}

  /** It may not. */
  record Bad(String reason) implements Outcome {}

  private static final int MAX_TEXT = 10_000;
  private static final int MAX_SHORT = 200;
  private static final Set<String> SPLITS = Set.of("train", "validation", "test");

  private final GoldForm form;
  private final PeopleCheck people;

  RowCheck(GoldForm form) {
    this.form = form;
    this.people = new PeopleCheck(form);
  }

  Outcome check(RawRow.Fields fields) {
    Map<String, String> row = fields.values();
    String text = row.get(Columns.TEXT);
    if (text == null || text.isBlank()) {
      return new Bad("has an empty text");
    }
    for (Map.Entry<String, String> field : row.entrySet()) {
      if (!PlainText.isStorable(field.getValue())) {
        return new Bad("has a NUL or half of a surrogate pair in " + Excerpt.of(field.getKey()));
      }
    }
    int characters = text.codePointCount(0, text.length());
    if (characters > MAX_TEXT) {
      return new Bad("has a text of " + characters + " characters; " + MAX_TEXT + " are allowed");
    }
    JsonNode gold;
    List<UploadedAnswer> answers;
    try {
      answers = people.checked(fields.people(), text);
      gold = form.stored(fields.answer(), text);
    } catch (BadGoldException e) {
      return new Bad(e.reason());
    }
    boolean own = gold != null;
    if (!own && !Columns.UNDECIDED.equals(row.get(Columns.LABELLED_HOW))) {
      gold = UploadedAnswer.agreed(answers);
    }
    String split = stripped(row, Columns.SPLIT);
    if (split != null && !SPLITS.contains(split)) {
      return new Bad(
          "has the unknown split " + Excerpt.of(split) + "; known are train, validation and test");
    }
    Map<String, String> meta = meta(row);
    String tooLong = tooLong(row, meta);
    return tooLong != null
        ? new Bad(tooLong)
        : new Good(
            new NewExample(
                text,
                characters,
                gold,
                own,
                split,
                stripped(row, Columns.SUBJECT),
                stripped(row, Columns.ID),
                meta,
                answers));
  }

  private static @Nullable String tooLong(Map<String, String> row, Map<String, String> meta) {
    if (meta.size() > Columns.MAX_META) {
      return "has more than " + Columns.MAX_META + " meta values";
    }
    for (String column : List.of(Columns.ID, Columns.SUBJECT)) {
      if (row.getOrDefault(column, "").length() > MAX_SHORT) {
        return "has a " + column + " of more than " + MAX_SHORT + " characters";
      }
    }
    for (Map.Entry<String, String> value : meta.entrySet()) {
      if (value.getValue().length() > MAX_SHORT) {
        return "has more than "
            + MAX_SHORT
            + " characters in "
            + Excerpt.of(Columns.META_PREFIX + value.getKey());
      }
    }
    return null;
  }

  private static Map<String, String> meta(Map<String, String> row) {
    Map<String, String> meta = new LinkedHashMap<>();
    row.forEach(
        (column, value) -> {
          if (Columns.isMeta(column)) {
            meta.put(column.substring(Columns.META_PREFIX.length()), value);
          }
        });
    return meta;
  }

  private static @Nullable String stripped(Map<String, String> row, String column) {
    String value = row.get(column);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
