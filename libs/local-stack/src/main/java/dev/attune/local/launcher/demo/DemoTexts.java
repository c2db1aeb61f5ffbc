package dev.attune.local.launcher.demo;

import dev.attune.local.LocalStackException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The labelled texts that the project wrote for its demo.
 *
 * @param file CSV with the columns text, label and split
 * @param labels in alphabetical order
 * @param examples how many there are
 */
record DemoTexts(Path file, List<String> labels, int examples) {
  static DemoTexts read(Path file) {
    TreeSet<String> labels = new TreeSet<>();
    int examples = 0;
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in = Files.newBufferedReader(file);
        CSVParser rows = CSVParser.parse(in, format)) {
      for (CSVRecord row : rows) {
        labels.add(row.get("label"));
        examples++;
      }
    } catch (IOException e) {
      throw new LocalStackException("The demo's texts are missing at " + file + ".", e);
    }
    return new DemoTexts(file, List.copyOf(labels), examples);
  }
}
