package dev.attune.evaluation.data;

import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** GoEmotions: 27 emotions and neutral, any number for each text. */
final class GoEmotions implements DataSetReader {

  @Override
  public DataSet read(Path directory) throws IOException {
    List<String> labels =
        Files.readAllLines(directory.resolve("labels.txt")).stream()
            .filter(line -> !line.isBlank())
            .toList();
    return new DataSet(
        new MultiLabel(labels),
        new Splits(
            samples(directory.resolve("train.tsv"), labels),
            samples(directory.resolve("dev.tsv"), labels),
            samples(directory.resolve("test.tsv"), labels)),
        List.of("The training split is the first 12,000 of the 43,410 rows as published."));
  }

  private static List<Sample> samples(Path file, List<String> labels) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (CSVRecord row : Table.read(file, Table.TABS)) {
      Set<String> answer = new HashSet<>();
      for (String number : Table.cell(file, row, "1").split(",", -1)) {
        if (!number.matches("\\d{1,3}") || Integer.parseInt(number) >= labels.size()) {
          throw new MalformedDataException(
              file, row.getRecordNumber(), "has the unknown label '%s'.".formatted(number));
        }
        answer.add(labels.get(Integer.parseInt(number)));
      }
      samples.add(
          new Sample(
              file.getFileName() + ":" + row.getRecordNumber(),
              Table.cell(file, row, "0"),
              new Gold.LabelSet(answer)));
    }
    return samples;
  }
}
