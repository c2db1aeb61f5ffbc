package dev.attune.api.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180) or tab-separated values with a header, every cell safe to open in a spreadsheet,
 * CSV also in one that divides at semicolons or tabs: what has one of these is quoted.
 * Tab-separated values have no place for tabs and line breaks within a cell: they become blanks.
 * What people answered, each for themselves, is JSON in one cell.
 */
final class TableSink implements ExampleSink {
  private static final CSVFormat CSV = CSVFormat.RFC4180;
  private static final CSVFormat QUOTED = CSV.builder().setQuoteMode(QuoteMode.ALL).get();

  private final Writer writer;
  private final boolean csv;
  private final Exports.Export export;
  private final ObjectWriter json;
  private final List<String> answers;

  TableSink(Writer writer, Exports.Export export, ObjectMapper json) throws IOException {
    this.writer = writer;
    this.export = export;
    this.json = json.writer();
    this.answers = export.form().columns();
    this.csv = export.format() == ExportFormat.CSV;
    List<String> header = new ArrayList<>(List.of(Columns.TEXT));
    header.addAll(answers);
    header.addAll(List.of(Columns.SPLIT, Columns.ID));
    export.metaNames().forEach(name -> header.add(Columns.META_PREFIX + name));
    if (export.provenance()) {
      header.addAll(Columns.PROVENANCE);
      header.add(Columns.ANNOTATIONS);
    }
    print(header.stream().map(SpreadsheetSafe::makeLater).toList());
  }

  @Override
  public void write(ExportedExample exported) throws IOException {
    ExampleView example = exported.example();
    List<String> cells = new ArrayList<>();
    cells.add(SpreadsheetSafe.make(fitting(exported.text())));
    Map<String, String> gold =
        example.gold() == null ? Map.of() : export.form().cells(example.gold());
    answers.forEach(column -> cells.add(cell(gold.get(column))));
    cells.add(cell(example.split()));
    cells.add(cell(example.externalId()));
    export.metaNames().forEach(name -> cells.add(cell(exported.meta().get(name))));
    if (export.provenance()) {
      Map<String, String> provenance = exported.provenance();
      Columns.PROVENANCE.forEach(column -> cells.add(cell(provenance.get(column))));
      cells.add(
          exported.answers().isEmpty()
              ? ""
              : cell(json.writeValueAsString(WrittenAnswers.of(exported))));
    }
    print(cells);
  }

  private void print(List<String> cells) throws IOException {
    if (!csv) {
      writer.write(String.join("\t", cells));
      writer.write('\n');
      return;
    }
    for (int i = 0; i < cells.size(); i++) {
      (isDividedSomewhere(cells.get(i)) ? QUOTED : CSV).print(cells.get(i), writer, i == 0);
    }
    CSV.println(writer);
  }

  private static boolean isDividedSomewhere(String cell) {
    return cell.indexOf(';') >= 0 || cell.indexOf('\t') >= 0;
  }

  /** A cell behind the text. */
  private String cell(@Nullable String value) {
    return value == null ? "" : SpreadsheetSafe.makeLater(fitting(value));
  }

  private String fitting(String value) {
    return csv ? value : value.replaceAll("\\r\\n|[\\t\\r\\n]", " ");
  }
}
