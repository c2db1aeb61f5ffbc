package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes labelled examples as CoNLL in BIO or BIOES. Tokens end at blanks, at the ends of entities,
 * and around every Chinese character; the text stands above them, so that it comes back as it was,
 * but for line breaks, which become blanks. Blanks have no tags: an entity loses those at its
 * edges, and one of blanks alone is lost. Comments say who answered, each in a line of JSON.
 */
final class ConllSink implements ExampleSink {
  private final Writer writer;

  private final boolean ends;
  private final ObjectWriter json;

  /**
   * @param ends whether tags mark ends and single tokens (BIOES), or beginnings alone (BIO)
   */
  ConllSink(Writer writer, boolean ends, ObjectMapper json) {
    this.writer = writer;
    this.ends = ends;
    this.json = json.writer();
  }

  @Override
  public void write(ExportedExample exported) throws IOException {
    ExampleView example = exported.example();
    if (example.gold() == null || example.text() == null) {
      return;
    }
    comment(Columns.ID, example.externalId());
    comment(Columns.SPLIT, example.split());
    if (example.meta() != null) {
      for (Map.Entry<String, String> meta : example.meta().entrySet()) {
        comment(Columns.META_PREFIX + meta.getKey(), meta.getValue());
      }
    }
    for (Map.Entry<String, String> said : exported.provenance().entrySet()) {
      comment(said.getKey(), said.getValue());
    }
    for (WrittenAnswers.Written answer : WrittenAnswers.of(exported)) {
      comment(ConllRows.ANNOTATION, json.writeValueAsString(answer));
    }
    comment(Columns.TEXT, example.text());
    tokens(example.text().codePoints().toArray(), example.gold().path("entities"));
    writer.write('\n');
  }

  private void comment(String name, @Nullable String value) throws IOException {
    if (value != null && name.chars().noneMatch(c -> Character.isWhitespace(c) || c == '=')) {
      writer.write("# " + name + " = " + value.replaceAll("[\\r\\n]", " ") + "\n");
    }
  }

  private void tokens(int[] text, JsonNode entities) throws IOException {
    int next = 0;
    int at = 0;
    while (at < text.length) {
      if (Character.isWhitespace(text[at])) {
        at++;
        continue;
      }
      while (next < entities.size() && end(entities.get(next)) <= at) {
        next++;
      }
      JsonNode entity = next < entities.size() ? entities.get(next) : null;
      boolean inside = entity != null && entity.path("start").asInt() <= at;
      int limit =
          entity == null ? text.length : inside ? end(entity) : entity.path("start").asInt();
      int end = tokenEnd(text, at, Math.min(limit, text.length));
      writer.write(new String(text, at, end - at));
      writer.write('\t');
      writer.write(
          inside && entity != null
              ? tag(begins(text, entity, at), ends && isBlank(text, end, end(entity)))
                  + entity.path("label").asText()
              : ConllTags.OUTSIDE);
      writer.write('\n');
      at = end;
    }
  }

  private static int tokenEnd(int[] text, int from, int limit) {
    int end = from + 1;
    if (!ConllText.isIdeograph(text[from])) {
      while (end < limit
          && !Character.isWhitespace(text[end])
          && !ConllText.isIdeograph(text[end])) {
        end++;
      }
    }
    return end;
  }

  private static String tag(boolean begins, boolean ends) {
    return ends ? (begins ? "S-" : "E-") : begins ? "B-" : "I-";
  }

  /** Whether nothing but blanks of the entity stands before. */
  private static boolean begins(int[] text, JsonNode entity, int at) {
    return isBlank(text, entity.path("start").asInt(), at);
  }

  private static boolean isBlank(int[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static int end(JsonNode entity) {
    return entity.path("end").asInt();
  }
}
