package dev.attune.api.examples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.attune.api.gold.GoldForm;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** An answer as it is written. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Written(
      @Nullable String by,
      String at,
      @Nullable Object answer,
      @Nullable String skipped,
      @Nullable Boolean flagged,
      @Nullable Boolean returned,
      @Nullable Integer seconds,
      @Nullable SeenSuggestion suggestion) {
    static Written of(ExportedExample.Answer answer) {
      Instant at = answer.at();
      return new Written(
          answer.by(),
          at.toString(),
          answer.answer(),
          answer.skipped(),
          answer.flagged() ? true : null,
          answer.returned() ? true : null,
          answer.seconds(),
          answer.suggestion() == null ? null : SeenSuggestion.of(answer.suggestion()));
    }
  }

  /** A suggestion as it is written. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record SeenSuggestion(
      String use, @Nullable String model, @Nullable Integer version, Object answer) {
    static SeenSuggestion of(ExportedExample.Suggestion suggestion) {
      return new SeenSuggestion(
          suggestion.use(), suggestion.model(), suggestion.version(), suggestion.answer());
    }
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
    put(line, OwnObjects.ASKED_BY, exported.askedBy());
    if (!exported.answers().isEmpty()) {
      List<Written> answers = new ArrayList<>();
      exported.answers().forEach(answer -> answers.add(Written.of(answer)));
      line.put(OwnObjects.ANNOTATIONS, answers);
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
