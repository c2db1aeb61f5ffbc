package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Members of another tool's files that are not part of its own form. */
final class ForeignValues {
  private ForeignValues() {}

  /**
   * Keeps a member under its name when that is one of our columns, and else as metadata. What is no
   * single value, or empty, is left out.
   */
  static void put(Map<String, String> values, String name, JsonNode value) {
    if (!value.isValueNode() || value.isNull() || value.asText().isEmpty()) {
      return;
    }
    boolean known =
        Columns.isMeta(name)
            || name.equals(Columns.ID)
            || name.equals(Columns.SPLIT)
            || name.equals(Columns.SUBJECT)
            || Columns.PROVENANCE.contains(name);
    String column = known ? name : Columns.META_PREFIX + name;
    if (column.length() - Columns.META_PREFIX.length() <= Columns.MAX_META_NAME) {
      values.put(column, value.asText());
    }
  }
}
