package dev.attune.evaluation.data;

import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A single-label set in tables, one for each split.
 *
 * @param format of the tables
 * @param text name or number of the column
 * @param label name or number of the column
 * @param labels what is in the files and what it is called here
 * @param files of the splits
 * @param slice column whose values group the texts, if there is one
 * @param leaks what happens to test texts that are also in other splits
 */
record LabelTable(
    CSVFormat format,
    String text,
    String label,
    List<Named> labels,
    Files files,
    Optional<String> slice,
    Leaks leaks)
    implements DataSetReader {

  /** Files named for training and test, with the ending that fits the format. */
  LabelTable(CSVFormat format, String text, String label, List<Named> labels) {
    this(format, text, label, labels, Files.of(format), Optional.empty(), Leaks.KEPT);
  }

  LabelTable validatedOn(String file) {
    return with(new Files(files.train(), Optional.of(file), files.test()));
  }

  LabelTable testedOn(String file) {
    return with(new Files(files.train(), files.validation(), file));
  }

  LabelTable slicedBy(String column) {
    return new LabelTable(format, text, label, labels, files, Optional.of(column), leaks);
  }

  LabelTable withoutLeaks() {
    return new LabelTable(format, text, label, labels, files, slice, Leaks.REMOVED);
  }

  private LabelTable with(Files other) {
    return new LabelTable(format, text, label, labels, other, slice, leaks);
  }

  /**
   * Names of the files.
   *
   * @param validation empty to cut it from the training texts
   */
  record Files(String train, Optional<String> validation, String test) {
    static Files of(CSVFormat format) {
      String ending = format.getDelimiterString().equals("\t") ? ".tsv" : ".csv";
      return new Files("train" + ending, Optional.empty(), "test" + ending);
    }
  }

  /** A label in the file and its name. */
  record Named(String written, String name) {}

  enum Leaks {
    KEPT,
    REMOVED
  }

  @Override
  public DataSet read(Path directory) throws IOException {
    List<Sample> trained = samples(directory.resolve(files.train()));
    List<Sample> tested = samples(directory.resolve(files.test()));
    List<String> notes = new ArrayList<>();
    Splits splits;
    if (files.validation().isPresent()) {
      splits = new Splits(trained, samples(directory.resolve(files.validation().get())), tested);
    } else {
      splits = Splits.cut(trained, tested);
      notes.add("A fixed tenth of the training texts is the validation split.");
    }
    if (leaks == Leaks.REMOVED) {
      Splits clean = splits.withoutLeaks();
      notes.add(
          "%d test texts are also in other splits; %d training and %d validation texts were removed for that."
              .formatted(
                  splits.leaks(),
                  splits.train().size() - clean.train().size(),
                  splits.validation().size() - clean.validation().size()));
      splits = clean;
    }
    return new DataSet(new SingleLabel(labels.stream().map(Named::name).toList()), splits, notes);
  }

  private List<Sample> samples(Path file) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (CSVRecord row : Table.read(file, format)) {
      Map<String, String> slices =
          slice.isPresent() ? Map.of(slice.get(), Table.cell(file, row, slice.get())) : Map.of();
      samples.add(
          new Sample(
              file.getFileName() + ":" + row.getRecordNumber(),
              Table.cell(file, row, text),
              new Gold.Label(label(file, row)),
              slices));
    }
    return samples;
  }

  private String label(Path file, CSVRecord row) throws IOException {
    String written = Table.cell(file, row, label);
    for (Named named : labels) {
      if (named.written().equals(written)) {
        return named.name();
      }
    }
    throw new MalformedDataException(
        file, row.getRecordNumber(), "has the unknown label '%s'.".formatted(written));
  }
}
