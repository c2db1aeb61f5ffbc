package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.gold.GoldForm;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * doccano's JSONL: {@code label} is a list, of labels or of {@code [start, end, label]} counted in
 * UTF-16 units, as doccano counts unless a project is set to graphemes. What people answered, each
 * for themselves, becomes metadata there; their notes are comments.
 */
final class DoccanoSink implements ExampleSink {
  private final Writer writer;
  private final GoldForm form;
  private final ObjectWriter json;

  DoccanoSink(Writer writer, GoldForm form, ObjectMapper json) {
    this.writer = writer;
    this.form = form;
    this.json = json.writer();
  }

  @Override
  public void write(ExportedExample exported) throws IOException {
    ExampleView example = exported.example();
    Map<String, Object> line = new LinkedHashMap<>();
    JsonLinesSink.put(line, Columns.ID, example.externalId());
    line.put(Columns.TEXT, exported.text());
    List<Object> labels = new ArrayList<>();
    if (example.gold() != null) {
      form.members(example.gold()).values().forEach(brief -> add(labels, brief, exported.text()));
    }
    line.put("label", labels);
    if (example.gold() != null && labels.isEmpty()) {
      line.put(DoccanoObjects.LABELLED, true);
    }
    JsonLinesSink.put(line, Columns.SPLIT, example.split());
    exported.meta().forEach((name, value) -> line.put(Columns.META_PREFIX + name, value));
    line.putAll(exported.provenance());
    if (!exported.answers().isEmpty()) {
      line.put(
          DoccanoObjects.ANSWERS,
          WrittenAnswers.of(exported, answer -> inUtf16(answer, exported.text())));
    }
    List<String> notes =
        exported.answers().stream()
            .map(ExportedExample.Answer::note)
            .filter(Objects::nonNull)
            .toList();
    if (!notes.isEmpty()) {
      line.put(DoccanoObjects.COMMENTS, notes);
    }
    writer.write(json.writeValueAsString(line));
    writer.write('\n');
  }

  /** Offsets in a file count all the same. */
  private static JsonNode inUtf16(JsonNode answer, String text) {
    if (!answer.has("entities")) {
      return answer;
    }
    JsonNode converted = answer.deepCopy();
    for (JsonNode entity : converted.path("entities")) {
      ((ObjectNode) entity)
          .put("start", text.offsetByCodePoints(0, entity.path("start").asInt()))
          .put("end", text.offsetByCodePoints(0, entity.path("end").asInt()));
    }
    return converted;
  }

  private static void add(List<Object> labels, JsonNode brief, String text) {
    if (brief.isTextual()) {
      labels.add(brief);
      return;
    }
    for (JsonNode one : brief) {
      labels.add(
          one.isTextual()
              ? one
              : List.of(
                  text.offsetByCodePoints(0, one.path("start").asInt()),
                  text.offsetByCodePoints(0, one.path("end").asInt()),
                  one.path("label")));
    }
  }
}
