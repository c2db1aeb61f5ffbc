package dev.attune.evaluation.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** SNIPS: seven intents and 39 slots, in three parallel files for each split. */
final class Snips implements DataSetReader {

  @Override
  public DataSet read(Path directory) throws IOException {
    Splits splits =
        new Splits(
            samples(directory.resolve("train")),
            samples(directory.resolve("valid")),
            samples(directory.resolve("test")));
    return IntentAndSlots.dataSet(splits, "Texts are the tokens with a space between them.");
  }

  private static List<Sample> samples(Path split) throws IOException {
    Path file = split.resolve("seq.in");
    List<String> texts = Files.readAllLines(file);
    List<String> tags = Files.readAllLines(split.resolve("seq.out"));
    List<String> intents = Files.readAllLines(split.resolve("label"));
    if (texts.size() != tags.size() || texts.size() != intents.size()) {
      throw new MalformedDataException(
          file,
          "has %d texts for %d rows of tags and %d intents."
              .formatted(texts.size(), tags.size(), intents.size()));
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      TaggedText tagged =
          new Conll(words(texts.get(i)), words(tags.get(i)), "").joined(file, i + 1, " ");
      samples.add(
          new Sample(
              split.getFileName() + ":" + (i + 1),
              tagged.text(),
              IntentAndSlots.gold(intents.get(i).strip(), tagged.entities())));
    }
    return samples;
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.strip().split("\\s+", -1)).toList();
  }
}
