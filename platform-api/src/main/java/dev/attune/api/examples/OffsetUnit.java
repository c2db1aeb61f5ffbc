package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.gold.TextOffsets;
import dev.attune.api.problems.Refusal;
import java.util.HashMap;
import java.util.Map;
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
    if (this == CODE_POINTS || !(row instanceof RawRow.Fields fields)) {
      return row;
    }
    String text = fields.values().getOrDefault(Columns.TEXT, "");
    try {
      return fields.with(
          converted(fields.answer(), text),
          fields.people().stream()
              .map(person -> person.with(answer -> converted(answer, text)))
              .toList());
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

  private static Map<String, JsonNode> converted(Map<String, JsonNode> answer, String text) {
    Map<String, JsonNode> converted = new HashMap<>();
    answer.forEach((name, value) -> converted.put(name, value.deepCopy()));
    converted.values().forEach(value -> convert(value, text));
    return converted;
  }

  /** Converts the offsets of all entities in it. */
  private static void convert(JsonNode value, String text) {
    switch (value) {
      case ObjectNode object when object.path("start").isInt() && object.path("end").isInt() -> {
        Integer start = TextOffsets.ofUtf16(text, object.path("start").intValue());
        Integer end = TextOffsets.ofUtf16(text, object.path("end").intValue());
        if (start == null || end == null) {
          throw new WithinCharacterException();
        }
        object.put("start", start).put("end", end);
      }
      default -> value.forEach(member -> convert(member, text));
    }
  }
}
