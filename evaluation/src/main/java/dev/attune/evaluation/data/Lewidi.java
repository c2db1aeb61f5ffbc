package dev.attune.evaluation.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Votes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A set of the shared task on learning with disagreements: every annotator's answer to each text,
 * and the label that was made of them.
 *
 * @param prefix of its files' names
 * @param no what an answer of 0 is called
 * @param yes what an answer of 1 is called
 */
record Lewidi(String prefix, String no, String yes) implements DataSetReader {

  @Override
  public DataSet read(Path directory) throws IOException {
    return new DataSet(
        new SingleLabel(List.of(no, yes)),
        new Splits(
            samples(directory.resolve(prefix + "_train.json")),
            samples(directory.resolve(prefix + "_dev.json")),
            samples(directory.resolve(prefix + "_test.json"))),
        List.of());
  }

  private List<Sample> samples(Path file) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Map.Entry<String, JsonNode> row : Json.read(file).properties()) {
      JsonNode text = row.getValue().path("text");
      if (!text.isTextual()) {
        throw new MalformedDataException(file, "has no text at %s.".formatted(row.getKey()));
      }
      List<String> answers = new ArrayList<>();
      for (String answer : row.getValue().path("annotations").asText().split(",", -1)) {
        answers.add(label(file, row.getKey(), answer));
      }
      samples.add(
          new Sample(
              file.getFileName() + ":" + row.getKey(),
              text.asText(),
              new Gold.Label(label(file, row.getKey(), row.getValue().path("hard_label").asText())),
              Map.of(),
              Map.of("", Votes.of(answers))));
    }
    return samples;
  }

  private String label(Path file, String row, String written) throws IOException {
    return switch (written) {
      case "0" -> no;
      case "1" -> yes;
      default ->
          throw new MalformedDataException(
              file, "has the unknown answer '%s' at %s.".formatted(written, row));
    };
  }
}
