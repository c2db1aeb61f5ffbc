package dev.attune.evaluation.data;

import dev.attune.text.task.Gold;
import dev.attune.text.task.TokenLabels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** WNUT 2017: new and rare entities of six kinds in posts. */
final class Wnut implements DataSetReader {
  private static final List<String> LABELS =
      List.of("corporation", "creative-work", "group", "location", "person", "product");

  @Override
  public DataSet read(Path directory) throws IOException {
    return new DataSet(
        new TokenLabels(LABELS),
        new Splits(
            samples(directory.resolve("train.conll")),
            samples(directory.resolve("dev.conll")),
            samples(directory.resolve("test.conll"))),
        List.of("Texts are the tokens with a space between them."));
  }

  private static List<Sample> samples(Path file) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Conll text : Conll.read(file)) {
      int number = samples.size() + 1;
      TaggedText tagged = text.joined(file, number, " ");
      samples.add(
          new Sample(
              file.getFileName() + ":" + number,
              tagged.text(),
              new Gold.Entities(tagged.entities())));
    }
    return samples;
  }
}
