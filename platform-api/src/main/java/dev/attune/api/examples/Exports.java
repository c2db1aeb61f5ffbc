package dev.attune.api.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.data.audit.AuditLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Writes a data set's examples out as they are read. */
@ApplicationScoped
class Exports {
  private static final int MAX_META_COLUMNS = 1_000;

  private final DatasetLookup datasets;
  private final ExportPages pages;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final Caller caller;

  Exports(
      DatasetLookup datasets, ExportPages pages, ObjectMapper json, AuditLog audit, Caller caller) {
    this.datasets = datasets;
    this.pages = pages;
    this.json = json;
    this.audit = audit;
    this.caller = caller;
  }

  /**
   * A data set about to be written out.
   *
   * @param provenance whether it says who answered, and when
   */
  record Export(
      UUID dataset,
      String name,
      String language,
      GoldForm form,
      ExportFormat format,
      boolean provenance,
      SortedSet<String> metaNames) {}

  private record Found(UUID id, String name, String language, GoldForm form) {}

  /** Finds all that may go wrong before the answer has begun, and records that texts leave. */
  Export prepare(String idOrName, ExportFormat format, boolean provenance) {
    Found dataset =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  var found = datasets.required(idOrName);
                  GoldForm form = new GoldForm(datasets.task(found.task));
                  format.check(form);
                  audit.record(
                      caller.email(),
                      "dataset.export",
                      found.name,
                      Map.of("format", format.parameter(), "provenance", provenance));
                  return new Found(found.id, found.name, found.language, form);
                });
    return new Export(
        dataset.id(),
        dataset.name(),
        dataset.language(),
        dataset.form(),
        format,
        provenance,
        format.hasMetaColumns() ? metaNames(dataset.id()) : new TreeSet<>());
  }

  void write(Export export, OutputStream out) throws IOException {
    if (export.format() == ExportFormat.HUGGING_FACE) {
      new HuggingFaceZip(pages, export).write(out);
    } else {
      writeText(export, out);
    }
  }

  private void writeText(Export export, OutputStream out) throws IOException {
    BufferedWriter writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    ExampleSink sink =
        switch (export.format()) {
          case CSV, TSV -> new TableSink(writer, export, json);
          case JSONL -> new JsonLinesSink(writer, export.form(), json);
          case CONLL -> new ConllSink(writer, false, json);
          case CONLL_BIOES -> new ConllSink(writer, true, json);
          case LABEL_STUDIO -> new LabelStudioSink(writer, export.form().task(), json);
          case DOCCANO -> new DoccanoSink(writer, export.form(), json);
          case HUGGING_FACE -> throw new IllegalArgumentException("It is no text.");
        };
    pages.forEach(
        export.dataset(),
        export.provenance(),
        example -> {
          try {
            sink.write(example);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    sink.end();
    writer.flush();
  }

  private SortedSet<String> metaNames(UUID dataset) {
    SortedSet<String> names = pages.metaNames(dataset);
    if (names.size() > MAX_META_COLUMNS) {
      throw Refusal.invalid(
          "format",
          "the data set has more than " + MAX_META_COLUMNS + " meta names; export it as jsonl");
    }
    return names;
  }
}
