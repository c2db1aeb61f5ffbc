package dev.attune.evaluation.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** SMP2019-ECDT task 1: Chinese commands with intent and slots, a character to a line. */
final class SmpNlu implements DataSetReader {

  @Override
  public DataSet read(Path directory) throws IOException {
    Splits splits =
        new Splits(
            samples(directory.resolve("bio_train.txt")),
            samples(directory.resolve("bio_dev.txt")),
            samples(directory.resolve("bio_test.txt")));
    return IntentAndSlots.dataSet(splits);
  }

  private static List<Sample> samples(Path file) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Conll text : Conll.read(file)) {
      int number = samples.size() + 1;
      TaggedText tagged = text.joined(file, number, "");
      if (text.last().isEmpty()) {
        throw new MalformedDataException(file, number, "has no intent.");
      }
      samples.add(
          new Sample(
              file.getFileName() + ":" + number,
              tagged.text(),
              IntentAndSlots.gold(text.last(), tagged.entities())));
    }
    return samples;
  }
}
