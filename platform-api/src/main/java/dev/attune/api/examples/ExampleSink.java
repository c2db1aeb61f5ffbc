package dev.attune.api.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.gold.GoldForm;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes examples in one of the forms that an upload takes, so that an export can come back in. */
interface ExampleSink {
  void write(ExampleView example) throws IOException;

  /** One object a line; absent values are left out. */
  static ExampleSink jsonLines(Writer writer, GoldForm form, ObjectMapper json) {
    return example -> {
      Map<String, Object> line = new LinkedHashMap<>();
      put(line, Columns.TEXT, example.text());
      if (example.gold() != null) {
        line.putAll(form.members(example.gold()));
      }
      put(line, Columns.SPLIT, example.split());
      put(line, Columns.ID, example.externalId());
      meta(example).forEach((name, value) -> line.put(Columns.META_PREFIX + name, value));
      writer.write(json.writeValueAsString(line));
      writer.write('\n');
    };
  }

  /** RFC 4180 with a header, every cell safe to open in a spreadsheet. */
  static ExampleSink csv(Writer writer, GoldForm form, SortedSet<String> metaNames)
      throws IOException {
    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    List<String> answers = form.columns();
    List<String> header = new ArrayList<>(List.of(Columns.TEXT));
    header.addAll(answers);
    header.addAll(List.of(Columns.SPLIT, Columns.ID));
    metaNames.forEach(name -> header.add(Columns.META_PREFIX + name));
    printer.printRecord(header);
    return example -> {
      List<String> cells = new ArrayList<>(header.size());
      cells.add(cell(example.text()));
      Map<String, String> gold = example.gold() == null ? Map.of() : form.cells(example.gold());
      answers.forEach(column -> cells.add(cell(gold.get(column))));
      cells.add(cell(example.split()));
      cells.add(cell(example.externalId()));
      metaNames.forEach(name -> cells.add(cell(meta(example).get(name))));
      printer.printRecord(cells);
    };
  }

  private static String cell(@Nullable String value) {
    return value == null ? "" : SpreadsheetSafe.make(value);
  }

  private static Map<String, String> meta(ExampleView example) {
    return example.meta() == null ? Map.of() : example.meta();
  }

  private static void put(Map<String, Object> line, String name, @Nullable String value) {
    if (value != null) {
      line.put(name, value);
    }
  }
}
