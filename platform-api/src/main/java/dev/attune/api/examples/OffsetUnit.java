package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.gold.TextOffsets;
import dev.attune.api.problems.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the offsets of entities in an upload count. */
enum OffsetUnit {
  CODE_POINTS,
  UTF_16;

  /** The unit that the parameter {@code offsets} names; null when there is none. */
  static @Nullable OffsetUnit of(@Nullable String parameter) {
    return switch (parameter) {
      case null -> null;
      case "code-points" -> CODE_POINTS;
      case "utf-16" -> UTF_16;
      default -> throw Refusal.malformed("offsets", "must be code-points or utf-16");
    };
  }

  /** The row with its offsets in code points, whatever they counted. */
  RawRow inCodePoints(RawRow row) {
    return inCodePoints(row, entity -> true);
  }

  /** The row with the offsets of some entities in code points; those of others stay. */
  RawRow inCodePoints(RawRow row, Predicate<JsonNode> which) {
    return changed(
        row,
        fields ->
            fields.with(converted(fields.answer(), text(fields), which), people(fields, which)));
  }

  /** The row with the offsets in what people answered in code points; those of its own stay. */
  RawRow ofPeopleInCodePoints(RawRow row) {
    return changed(row, fields -> fields.with(fields.answer(), people(fields, entity -> true)));
  }

  private RawRow changed(RawRow row, UnaryOperator<RawRow.Fields> change) {
    if (this == CODE_POINTS || !(row instanceof RawRow.Fields fields)) {
      return row;
    }
    try {
      return change.apply(fields);
    } catch (WithinCharacterException e) {
      return new RawRow.Unreadable(
          fields.line(), "has an offset in the middle of a character, counted in UTF-16 units");
    }
  }

  private static final class WithinCharacterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private WithinCharacterException() {
      super(null, null, false, false);
    }
  }

  private static String text(RawRow.Fields fields) {
    return fields.values().getOrDefault(Columns.TEXT, "");
  }

  private static List<RawAnswer> people(RawRow.Fields fields, Predicate<JsonNode> which) {
    String text = text(fields);
    return fields.people().stream()
        .map(person -> person.with(answer -> converted(answer, text, which)))
        .toList();
  }

  private static Map<String, JsonNode> converted(
      Map<String, JsonNode> answer, String text, Predicate<JsonNode> which) {
    Map<String, JsonNode> converted = new HashMap<>();
    answer.forEach((name, value) -> converted.put(name, value.deepCopy()));
    converted.values().forEach(value -> convert(value, text, which));
    return converted;
  }

  /** Converts the offsets of those entities in it. */
  private static void convert(JsonNode value, String text, Predicate<JsonNode> which) {
    switch (value) {
      case ObjectNode object when object.path("start").isInt() && object.path("end").isInt() -> {
        if (!which.test(object)) {
          return;
        }
        Integer start = TextOffsets.ofUtf16(text, object.path("start").intValue());
        Integer end = TextOffsets.ofUtf16(text, object.path("end").intValue());
        if (start == null || end == null) {
          throw new WithinCharacterException();
        }
        object.put("start", start).put("end", end);
      }
      default -> value.forEach(member -> convert(member, text, which));
    }
  }
}
