package dev.attune.api.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a data set's examples out as they are read, page by page, each page a transaction of its
 * own, so that a slow reader holds nothing in the database.
 */
@ApplicationScoped
class Exports {
  private static final int PAGE = 1_000;
  private static final int MAX_META_COLUMNS = 1_000;

  private static final String SELECT =
      """
      select id, external_id, text_ciphertext, gold, split, null as labelled_by,
             meta_ciphertext, characters, created_at
        from example where dataset_id = ? and (?::uuid is null or id > ?::uuid) order by id limit ?
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final ExampleReader reader;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final Caller caller;

  Exports(
      Sql sql,
      DatasetLookup datasets,
      ExampleReader reader,
      ObjectMapper json,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.reader = reader;
    this.json = json;
    this.audit = audit;
    this.caller = caller;
  }

  /** A data set about to be written out. */
  record Export(UUID dataset, GoldForm form, ExportFormat format, SortedSet<String> metaNames) {}

  private record Found(UUID id, GoldForm form) {}

  /** Finds all that may go wrong before the answer has begun, and records that texts leave. */
  Export prepare(String idOrName, ExportFormat format) {
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
                      Map.of("format", format.extension()));
                  return new Found(found.id, form);
                });
    return new Export(
        dataset.id(),
        dataset.form(),
        format,
        format == ExportFormat.CSV ? metaNames(dataset.id()) : new TreeSet<>());
  }

  void write(Export export, OutputStream out) throws IOException {
    BufferedWriter writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    ExampleSink sink =
        switch (export.format()) {
          case CSV -> ExampleSink.csv(writer, export.form(), export.metaNames());
          case JSONL -> ExampleSink.jsonLines(writer, export.form(), json);
          case CONLL -> new ConllSink(writer);
        };
    forEach(
        export.dataset(),
        example -> {
          try {
            sink.write(example);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    writer.flush();
  }

  private SortedSet<String> metaNames(UUID dataset) {
    SortedSet<String> names = new TreeSet<>();
    forEach(
        dataset,
        example -> {
          if (example.meta() != null) {
            names.addAll(example.meta().keySet());
          }
        });
    if (names.size() > MAX_META_COLUMNS) {
      throw Refusal.invalid(
          "format",
          "the data set has more than " + MAX_META_COLUMNS + " meta names; export it as jsonl");
    }
    return names;
  }

  private void forEach(UUID dataset, Consumer<ExampleView> consumer) {
    UUID last = null;
    boolean more = true;
    while (more) {
      List<ExampleView> page = page(dataset, last);
      page.forEach(consumer);
      more = page.size() == PAGE;
      last = more ? page.getLast().id() : last;
    }
  }

  private List<ExampleView> page(UUID dataset, @Nullable UUID after) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              // A data set deleted meanwhile must not look like one that ended.
              datasets.required(dataset.toString());
              return sql.list(SELECT, reader.open(true)::view, dataset, after, after, PAGE);
            });
  }
}
