package dev.attune.evaluation.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** CLINC150: 150 intents, and texts that have none of them. */
final class Clinc implements DataSetReader {
  static final String OUT_OF_SCOPE = "oos";

  @Override
  public DataSet read(Path directory) throws IOException {
    Path file = directory.resolve("data_small.json");
    JsonNode root = Json.read(file);
    Splits splits =
        new Splits(
            samples(file, root, "train"), samples(file, root, "val"), samples(file, root, "test"));
    List<String> intents =
        splits
            .all()
            .map(sample -> ((Gold.Label) sample.gold()).label())
            .filter(label -> !label.equals(OUT_OF_SCOPE))
            .distinct()
            .sorted()
            .toList();
    return new DataSet(new SingleLabel(intents, OUT_OF_SCOPE), splits, List.of());
  }

  private static List<Sample> samples(Path file, JsonNode root, String split) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String part : List.of(split, OUT_OF_SCOPE + "_" + split)) {
      JsonNode rows = root.path(part);
      if (!rows.isArray()) {
        throw new MalformedDataException(file, "has no list '%s'.".formatted(part));
      }
      for (JsonNode row : rows) {
        String id = part + ":" + samples.size();
        if (!row.path(0).isTextual() || !row.path(1).isTextual()) {
          throw new MalformedDataException(file, "has no text with an intent at %s.".formatted(id));
        }
        samples.add(new Sample(id, row.get(0).asText(), new Gold.Label(row.get(1).asText())));
      }
    }
    return samples;
  }
}
