package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** One row of an upload, before it is known to be an example. */
sealed interface RawRow {
  /** The reason for a row whose bytes are not what they should be. */
  String NOT_UTF8 = "is not valid UTF-8";

  /** Where it begins in the file, from 1. */
  long line();

  /**
   * A row that can be read.
   *
   * @param values by column, without those that are absent
   * @param answer the members that say the right answer, without those that are absent
   * @param people what people answered, each for themselves
   * @param remarks what was put right while reading, with the line
   */
  record Fields(
      long line,
      Map<String, String> values,
      Map<String, JsonNode> answer,
      List<RawAnswer> people,
      List<Remark> remarks)
      implements RawRow {

    /** A row in which nothing had to be put right and nobody answered for themselves. */
    Fields(long line, Map<String, String> values, Map<String, JsonNode> answer) {
      this(line, values, answer, List.of());
    }

    /** A row in which nothing had to be put right. */
    Fields(
        long line,
        Map<String, String> values,
        Map<String, JsonNode> answer,
        List<RawAnswer> people) {
      this(line, values, answer, people, List.of());
    }

    /** The same row with other answers. */
    Fields with(Map<String, JsonNode> otherAnswer, List<RawAnswer> otherPeople) {
      return new Fields(line, values, otherAnswer, otherPeople, remarks);
    }

    /** Leaves the values out: they belong to a person. */
    @Override
    public String toString() {
      return "Fields[line=" + line + "]";
    }
  }

  /** Something that was put right while a row was read. */
  record Remark(long line, String what) {}

  /** A row that cannot be read. */
  record Unreadable(long line, String reason) implements RawRow {}
}
