package dev.attune.api.examples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says whose the answer of a row is. In a row that names its annotator it is theirs, and no label
 * that the uploader vouches for.
 *
 * @param person who answers where nobody is named; null when that is nobody in particular
 */
record Attribution(@Nullable String person) {
  /** The row with its answer among those of people, where it is somebody's. */
  RawRow of(RawRow row) {
    if (!(row instanceof RawRow.Fields fields)) {
      return row;
    }
    String named = fields.values().get(Columns.ANNOTATOR);
    if (named != null) {
      return named.isBlank() ? unnamed(without(fields)) : answered(without(fields), named);
    }
    return unnamed(fields);
  }

  private static RawRow.Fields without(RawRow.Fields fields) {
    Map<String, String> values = new HashMap<>(fields.values());
    values.remove(Columns.ANNOTATOR);
    return new RawRow.Fields(
        fields.line(), values, fields.answer(), fields.people(), fields.remarks());
  }

  private static RawRow.Fields answered(RawRow.Fields fields, String by) {
    if (fields.answer().isEmpty()) {
      return fields;
    }
    List<RawAnswer> people = new ArrayList<>(fields.people());
    people.addFirst(RawAnswer.ofRow(by, fields.answer()));
    return fields.with(Map.of(), people);
  }

  /** Beside the answers of people, that of the row is what came of them. */
  private RawRow.Fields unnamed(RawRow.Fields fields) {
    if (person == null) {
      return fields;
    }
    return fields.people().isEmpty()
        ? answered(fields, person)
        : fields.with(fields.answer(), fields.people().stream().map(this::by).toList());
  }

  private RawAnswer by(RawAnswer answer) {
    return person == null || (answer.by() != null && !answer.by().isBlank())
        ? answer
        : answer.by(person);
  }
}
