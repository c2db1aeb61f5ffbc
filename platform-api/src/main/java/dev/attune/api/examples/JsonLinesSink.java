package dev.attune.api.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.attune.api.gold.GoldForm;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object a line; absent values are left out. */
final class JsonLinesSink implements ExampleSink {
  private final Writer writer;
  private final GoldForm form;
  private final ObjectWriter json;

  JsonLinesSink(Writer writer, GoldForm form, ObjectMapper json) {
    this.writer = writer;
    this.form = form;
    this.json = json.writer();
  }

  @Override
  public void write(ExportedExample exported) throws IOException {
    ExampleView example = exported.example();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(Columns.TEXT, exported.text());
    if (example.gold() != null) {
      line.putAll(form.members(example.gold()));
    }
    put(line, Columns.SPLIT, example.split());
    put(line, Columns.ID, example.externalId());
    exported.meta().forEach((name, value) -> line.put(Columns.META_PREFIX + name, value));
    line.putAll(exported.provenance());
    if (!exported.answers().isEmpty()) {
      line.put(Columns.ANNOTATIONS, WrittenAnswers.of(exported));
    }
    writer.write(json.writeValueAsString(line));
    writer.write('\n');
  }

  static void put(Map<String, Object> line, String name, @Nullable String value) {
    if (value != null) {
      line.put(name, value);
    }
  }
}
