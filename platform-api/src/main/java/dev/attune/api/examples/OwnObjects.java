package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects of JSON Lines in our own form.
 *
 * @param members those in which the answers of the task stand
 * @param annotations reads what people answered, each for themselves
 */
record OwnObjects(List<String> members, OwnAnnotations annotations)
    implements JsonLinesRows.Objects {
  private static final String META = "meta";

  /** In the form of a task. */
  static OwnObjects of(GoldForm form) {
    return new OwnObjects(form.members(), new OwnAnnotations(form));
  }

  @Override
  public RawRow row(long line, JsonNode object) {
    Map<String, String> values = HashMap.newHashMap(object.size());
    Map<String, JsonNode> answer = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getKey().equals(Columns.ANNOTATIONS)) {
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
    List<String> unknown = new ArrayList<>(Columns.unknown(values.keySet(), members));
    unknown.addAll(Columns.unknown(answer.keySet(), members));
    if (!unknown.isEmpty()) {
      return new RawRow.Unreadable(
          line,
          "has unknown members: "
              + Excerpt.ofAll(unknown)
              + "; known are "
              + Columns.known(members));
    }
    try {
      return new RawRow.Fields(
          line,
          values,
          answer,
          object.has(Columns.ANNOTATIONS)
              ? annotations.of(object.path(Columns.ANNOTATIONS))
              : List.of());
    } catch (BadGoldException e) {
      return new RawRow.Unreadable(line, e.reason());
    }
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
        Columns.isMeta(name)
            || List.of(Columns.ID, Columns.SUBJECT, Columns.ANNOTATOR).contains(name);
    if (!value.isTextual() && !(scalar && value.isValueNode())) {
      return "has a member " + Excerpt.of(name) + " that is not a string";
    }
    if (!value.asText().isEmpty()) {
      values.put(name, value.asText());
    }
    return null;
  }
}
