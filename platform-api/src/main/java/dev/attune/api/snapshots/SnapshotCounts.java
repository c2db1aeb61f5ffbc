package dev.attune.api.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many examples a snapshot has.
 *
 * @param unlabelled how many were left out because they have no label
 * @param withoutSplit how many were left out because they came without a split
 * @param labels by label, in the task's order, and split
 */
public record SnapshotCounts(
    @Schema(examples = "80") long train,
    @Schema(examples = "10") long validation,
    @Schema(examples = "10") long test,
    long unlabelled,
    long withoutSplit,
    @Schema(examples = "{\"joy\": {\"train\": 40, \"validation\": 5, \"test\": 5}}")
        Map<String, Map<String, Long>> labels) {

  static SnapshotCounts of(JsonNode stored, JsonNode task) {
    Map<String, Map<String, Long>> labels = new LinkedHashMap<>();
    task.path("labels")
        .forEach(
            label ->
                labels.put(label.asText(), splits(stored.path("labels").path(label.asText()))));
    return new SnapshotCounts(
        stored.path("train").asLong(),
        stored.path("validation").asLong(),
        stored.path("test").asLong(),
        stored.path("unlabelled").asLong(),
        stored.path("withoutSplit").asLong(),
        labels);
  }

  private static Map<String, Long> splits(JsonNode stored) {
    Map<String, Long> splits = new LinkedHashMap<>();
    List.of("train", "validation", "test")
        .forEach(split -> splits.put(split, stored.path(split).asLong()));
    return splits;
  }
}
