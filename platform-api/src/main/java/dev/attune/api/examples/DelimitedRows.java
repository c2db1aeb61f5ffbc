package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.Cells;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Excerpt;
import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV (RFC 4180) or of tab-separated values, which know no quotes (IANA). The first row
 * names the columns. The apostrophes that the export puts before what a spreadsheet would take for
 * a formula are taken away again.
 */
final class DelimitedRows implements RowSource {
  /** Far above what a row with the longest text and all its metadata has. */
  private static final int MAX_ROW_CHARS = 1 << 22;

  private final Utf8Reader reader;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;
  private final OwnAnnotations annotations;

  DelimitedRows(InputStream body, UploadFormat format, GoldForm form) throws IOException {
    this.reader = new Utf8Reader(body, MAX_ROW_CHARS);
    CSVFormat.Builder dialect = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false);
    if (format == UploadFormat.TSV) {
      dialect.setDelimiter('\t').setQuote(null);
    }
    this.parser = CSVParser.builder().setReader(reader).setFormat(dialect.get()).get();
    this.records = parser.iterator();
    this.annotations = new OwnAnnotations(form);
    this.columns = header(format, form);
  }

  private List<String> header(UploadFormat format, GoldForm form) throws IOException {
    CSVRecord first = record();
    if (first == null) {
      throw Refusal.invalid("The upload is empty.", List.of());
    }
    if (reader.hadMalformed(1, parser.getCurrentLineNumber())) {
      throw inLine(1, RawRow.NOT_UTF8);
    }
    List<String> names = new ArrayList<>();
    first.forEach(name -> names.add(SpreadsheetSafe.undoLater(name.strip())));
    checkColumns(names, format, form);
    return names;
  }

  private static void checkColumns(List<String> names, UploadFormat format, GoldForm form) {
    if (!names.contains(Columns.TEXT)) {
      throw inLine(1, "has no column \"text\"; " + whyNoText(names, format));
    }
    List<String> unknown = Columns.unknown(names, form.columns());
    if (!unknown.isEmpty()) {
      throw inLine(
          1,
          "has unknown columns: "
              + Excerpt.ofAll(unknown)
              + "; known are "
              + Columns.known(form.columns())
              + (form.fitsTable() ? "" : "; " + noPlace(form)));
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw inLine(1, "has the column " + Excerpt.of(name) + " twice");
      }
    }
    if (names.stream().filter(Columns::isMeta).count() > Columns.MAX_META) {
      throw inLine(1, "has more than " + Columns.MAX_META + " meta columns");
    }
  }

  private static String whyNoText(List<String> names, UploadFormat format) {
    return Divider.ofAnother(format, names)
        .map(
            divider ->
                "it seems to be divided at "
                    + divider.inWords()
                    + ", but CSV is divided at commas and TSV at tabs")
        .orElse("the first line names the columns");
  }

  private static String noPlace(GoldForm form) {
    return "a table has no place for entities, so send answers as JSON Lines"
        + (form.fitsConll()
            ? " or CoNLL (application/x-ndjson, text/x-conll)"
            : " (application/x-ndjson)");
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    while (true) {
      long line = parser.getCurrentLineNumber() + 1;
      CSVRecord record = record();
      if (record == null) {
        return null;
      }
      boolean malformed = reader.hadMalformed(line, parser.getCurrentLineNumber());
      if (record.size() == 1 && record.get(0).isEmpty()) {
        continue; // A blank line is no row.
      }
      return malformed ? new RawRow.Unreadable(line, RawRow.NOT_UTF8) : row(line, record);
    }
  }

  private RawRow row(long line, CSVRecord record) {
    if (record.size() != columns.size()) {
      return new RawRow.Unreadable(
          line, "has " + record.size() + " columns where the header has " + columns.size());
    }
    Map<String, String> values = HashMap.newHashMap(columns.size());
    Map<String, JsonNode> answer = new HashMap<>();
    String people = "";
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      String value = record.get(i);
      if (value.isEmpty()) {
        continue;
      }
      value =
          column.equals(Columns.TEXT)
              ? SpreadsheetSafe.undo(value)
              : SpreadsheetSafe.undoLater(value);
      if (column.equals(Columns.ANNOTATIONS)) {
        people = value;
      } else if (!GoldForm.isAnswer(column)) {
        values.put(column, value);
      } else if (!value.isBlank()) {
        answer.put(column, Cells.value(column, value));
      }
    }
    try {
      return new RawRow.Fields(
          line,
          values,
          answer,
          people.isBlank() ? List.of() : annotations.of(OwnAnnotations.json(people)));
    } catch (BadGoldException e) {
      return new RawRow.Unreadable(line, e.reason());
    }
  }

  private @Nullable CSVRecord record() throws IOException {
    reader.beginRow();
    long line = parser.getCurrentLineNumber() + 1;
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException e) {
      throw unreadable(line, e);
    }
  }

  private static Refusal unreadable(long line, UncheckedIOException thrown) throws IOException {
    if (thrown.getCause() instanceof Utf8Reader.RowTooLongException) {
      return inLine(
          line,
          "begins a row of more than "
              + MAX_ROW_CHARS
              + " characters; is a quotation mark missing?");
    }
    if (thrown.getCause() instanceof CSVException quote) {
      // The parser has one exception for both, and tells them apart by its words.
      boolean unclosed = String.valueOf(quote.getMessage()).contains("EOF reached");
      return inLine(
          line, "has a quotation mark that is " + (unclosed ? "never closed" : "out of place"));
    }
    throw thrown.getCause();
  }

  private static Refusal inLine(long line, String what) {
    return Refusal.invalid(
        "Line " + line + " " + what + ". Nothing was stored.",
        List.of(ProblemError.inLine(line, what)));
  }
}
