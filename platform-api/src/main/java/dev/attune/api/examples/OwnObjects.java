package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects of JSON Lines in our own form. What an export says about people's answers is read over.
 *
 * @param answers the members in which the answers of the task stand
 */
record OwnObjects(List<String> answers) implements JsonLinesRows.Objects {
  static final String ANNOTATIONS = "annotations";
  static final String ASKED_BY = "askedBy";
  private static final String META = "meta";

  @Override
  public RawRow row(long line, JsonNode object) {
    Map<String, String> values = HashMap.newHashMap(object.size());
    Map<String, JsonNode> answer = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (isReadOver(member.getKey())) {
        continue;
      }
      if (GoldForm.isAnswer(member.getKey())) {
        if (!isAbsent(member.getValue())) {
          answer.put(member.getKey(), member.getValue());
        }
        continue;
      }
      String reason = put(values, member.getKey(), member.getValue());
      if (reason != null) {
        return new RawRow.Unreadable(line, reason);
      }
    }
    List<String> unknown = new ArrayList<>(Columns.unknown(values.keySet(), answers));
    unknown.addAll(Columns.unknown(answer.keySet(), answers));
    return unknown.isEmpty()
        ? new RawRow.Fields(line, values, answer)
        : new RawRow.Unreadable(
            line,
            "has unknown members: "
                + Excerpt.ofAll(unknown)
                + "; known are "
                + Columns.known(answers));
  }

  /** Whether it is what an export says about people's answers. */
  static boolean isReadOver(String member) {
    return member.equals(ANNOTATIONS) || member.equals(ASKED_BY);
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isNull() || (value.isTextual() && value.textValue().isBlank());
  }

  private static @Nullable String put(Map<String, String> values, String name, JsonNode value) {
    if (name.equals(META) && value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        String reason = put(values, Columns.META_PREFIX + member.getKey(), member.getValue());
        if (reason != null) {
          return reason;
        }
      }
      return null;
    }
    if (value.isNull()) {
      return null;
    }
    boolean scalar =
        Columns.isMeta(name) || name.equals(Columns.ID) || name.equals(Columns.SUBJECT);
    if (!value.isTextual() && !(scalar && value.isValueNode())) {
      return "has a member " + Excerpt.of(name) + " that is not a string";
    }
    if (!value.asText().isEmpty()) {
      values.put(name, value.asText());
    }
    return null;
  }
}
