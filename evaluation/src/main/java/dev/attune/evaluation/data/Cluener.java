package dev.attune.evaluation.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.TokenLabels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * CLUENER2020: entities of ten kinds in Chinese news. The published test split has no answers, so
 * the published validation split is tested on.
 */
final class Cluener implements DataSetReader {

  @Override
  public DataSet read(Path directory) throws IOException {
    List<String> notes = new ArrayList<>();
    List<Sample> train = samples(directory.resolve("train.jsonl"), notes);
    List<Sample> test = samples(directory.resolve("dev.jsonl"), notes);
    notes.add(
        "The published test split has no answers: tested on the published validation split, and a"
            + " fixed tenth of the training texts is the validation split.");
    Splits splits = Splits.cut(train, test);
    List<String> labels =
        splits
            .all()
            .flatMap(sample -> ((Gold.Entities) sample.gold()).entities().stream())
            .map(Entity::label)
            .distinct()
            .sorted()
            .toList();
    return new DataSet(new TokenLabels(labels), splits, notes);
  }

  private static List<Sample> samples(Path file, List<String> notes) throws IOException {
    List<Sample> samples = new ArrayList<>();
    int overlapping = 0;
    for (JsonNode row : Json.lines(file)) {
      int number = samples.size() + 1;
      if (!row.path("text").isTextual() || !row.path("label").isObject()) {
        throw new MalformedDataException(file, number, "has no text or no labels.");
      }
      List<Entity> all = entities(file, number, row);
      List<Entity> apart = withoutOverlaps(all);
      overlapping += all.size() - apart.size();
      samples.add(
          new Sample(
              file.getFileName() + ":" + number,
              row.get("text").asText(),
              new Gold.Entities(apart)));
    }
    if (overlapping > 0) {
      notes.add(
          "%s: %d entities that overlap a longer one were left out."
              .formatted(file.getFileName(), overlapping));
    }
    return samples;
  }

  private static List<Entity> entities(Path file, int number, JsonNode row) throws IOException {
    String text = row.get("text").asText();
    List<Entity> entities = new ArrayList<>();
    for (Map.Entry<String, JsonNode> label : row.get("label").properties()) {
      for (Map.Entry<String, JsonNode> mention : label.getValue().properties()) {
        for (JsonNode place : mention.getValue()) {
          Entity entity =
              new Entity(label.getKey(), place.path(0).asInt(-1), place.path(1).asInt(-1) + 1);
          if (!mention.getKey().equals(CodePoints.cut(text, entity.start(), entity.end()))) {
            throw new MalformedDataException(
                file, number, "has a %s that is not where it should be.".formatted(label.getKey()));
          }
          entities.add(entity);
        }
      }
    }
    return entities;
  }

  private static List<Entity> withoutOverlaps(List<Entity> entities) {
    List<Entity> kept = new ArrayList<>();
    entities.stream()
        .sorted(Comparator.comparingInt(entity -> entity.start() - entity.end()))
        .filter(
            entity ->
                kept.stream()
                    .noneMatch(
                        other -> entity.start() < other.end() && other.start() < entity.end()))
        .forEach(kept::add);
    return kept;
  }
}
