package dev.attune.evaluation.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Files with one text to a row. */
final class Table {
  /** Commas, quotes, and the names of the columns in the first row. */
  static final CSVFormat COMMAS =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /** Tabs, and quotes that mean themselves; columns have numbers only. */
  static final CSVFormat TABS = CSVFormat.RFC4180.builder().setDelimiter('\t').setQuote(null).get();

  /** Like {@link #TABS}, with the names of the columns in the first row. */
  static final CSVFormat NAMED_TABS = TABS.builder().setHeader().setSkipHeaderRecord(true).get();

  private Table() {}

  static List<CSVRecord> read(Path file, CSVFormat format) throws IOException {
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
      throw new MalformedDataException(file, "is not a table; " + e.getMessage());
    }
  }

  /** A cell by the name or the number of its column. */
  static String cell(Path file, CSVRecord row, String column) throws MalformedDataException {
    int number = column.chars().allMatch(Character::isDigit) ? Integer.parseInt(column) : -1;
    if (number >= 0 ? number >= row.size() : !row.isSet(column)) {
      throw new MalformedDataException(
          file, row.getRecordNumber(), "has no column " + column + ".");
    }
    return number >= 0 ? row.get(number) : row.get(column);
  }
}
