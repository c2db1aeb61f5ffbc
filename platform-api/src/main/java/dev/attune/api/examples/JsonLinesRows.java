package dev.attune.api.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.api.gold.GoldForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Rows of JSON Lines: one object a line, its members named like the columns of a CSV; or as another
 * reader of objects takes them.
 */
final class JsonLinesRows implements RowSource {
  /** Makes a row of the object of a line. */
  interface Objects {
    RawRow row(long line, JsonNode object);
  }

  private static final int MAX_LINE_BYTES = 1 << 20;
  private static final String ARRAY =
      "begins an array, where an object a line belongs; what Label Studio exports is read in the"
          + " format label-studio";
  static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final ByteLines lines;
  private final Objects objects;

  JsonLinesRows(InputStream body, GoldForm form) {
    this(body, OwnObjects.of(form));
  }

  JsonLinesRows(InputStream body, Objects objects) {
    this.lines = new ByteLines(body, MAX_LINE_BYTES);
    this.objects = objects;
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
      return new RawRow.Unreadable(line, RawRow.NOT_UTF8);
    }
    if (line == 1 && json.startsWith("\uFEFF")) {
      json = json.substring(1);
    }
    if (json.isBlank()) {
      return null;
    }
    if (json.stripLeading().startsWith("[")) {
      return new RawRow.Unreadable(line, ARRAY);
    }
    try {
      JsonNode node = READER.readTree(json);
      return node.isObject()
          ? objects.row(line, node)
          : new RawRow.Unreadable(line, "is not a JSON object");
    } catch (JsonProcessingException e) {
      return new RawRow.Unreadable(
          line, "is not well-formed JSON at column " + e.getLocation().getColumnNr());
    }
  }
}
