package dev.attune.api.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of JSON Lines: one object a line, its members named like the columns of a CSV. */
final class JsonLinesRows implements RowSource {
  private static final int MAX_LINE_BYTES = 1 << 20;
  private static final String META = "meta";
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final List<String> answers;
  private final ByteLines lines;

  JsonLinesRows(InputStream body, GoldForm form) {
    this.answers = form.members();
    this.lines = new ByteLines(body, MAX_LINE_BYTES);
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    for (ByteLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.content() == null) {
        return new RawRow.Unreadable(line.number(), "is longer than " + MAX_LINE_BYTES + " bytes");
      }
      RawRow row = row(line.number(), line.content());
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private @Nullable RawRow row(long line, ByteBuffer content) throws IOException {
    String json;
    try {
      json = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
    } catch (CharacterCodingException e) {
      return new RawRow.Unreadable(line, "is not valid UTF-8");
    }
    if (line == 1 && json.startsWith("\uFEFF")) {
      json = json.substring(1);
    }
    if (json.isBlank()) {
      return null;
    }
    try {
      JsonNode node = READER.readTree(json);
      return node.isObject()
          ? fields(line, node)
          : new RawRow.Unreadable(line, "is not a JSON object");
    } catch (JsonProcessingException e) {
      return new RawRow.Unreadable(
          line, "is not well-formed JSON at column " + e.getLocation().getColumnNr());
    }
  }

  private RawRow fields(long line, JsonNode object) {
    Map<String, String> values = HashMap.newHashMap(object.size());
    Map<String, JsonNode> answer = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
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
