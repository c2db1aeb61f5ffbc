package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** One row of an upload, before it is known to be an example. */
sealed interface RawRow {
  /** Where it begins in the file, from 1. */
  long line();

  /**
   * A row that can be read.
   *
   * @param values by column, without those that are absent
   * @param answer the members that say the right answer, without those that are absent
   */
  record Fields(long line, Map<String, String> values, Map<String, JsonNode> answer)
      implements RawRow {

    /** Leaves the values out: they belong to a person. */
    @Override
    public String toString() {
      return "Fields[line=" + line + "]";
    }
  }

  /** A row that cannot be read. */
  record Unreadable(long line, String reason) implements RawRow {}
}
