package dev.attune.api.snapshots;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many examples a snapshot has.
 *
 * @param unlabelled how many were left out because they have no label
 * @param withoutSplit how many were left out because they came without a split
 * @param nearDuplicates what was done about texts that are nearly the same; left out where every
 *     example kept the split it came with, and of snapshots that were taken before this was done
 * @param labels by label, in the task's order, and split; entities in a token task; empty in a
 *     regression and in a joint task
 * @param outputs the labels of each output of a joint task; left out in other tasks
 */
public record SnapshotCounts(
    @Schema(examples = "80") long train,
    @Schema(examples = "10") long validation,
    @Schema(examples = "10") long test,
    long unlabelled,
    long withoutSplit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
        @Nullable NearDuplicateCounts nearDuplicates,
    @Schema(examples = "{\"joy\": {\"train\": 40, \"validation\": 5, \"test\": 5}}")
        Map<String, Map<String, Long>> labels,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            implementation = Object.class,
            nullable = true,
            examples = "{\"intent\": {\"book\": {\"train\": 40, \"validation\": 5, \"test\": 5}}}")
        @Nullable Map<String, Map<String, Map<String, Long>>> outputs) {

  static SnapshotCounts of(JsonNode stored, Task task) {
    return new SnapshotCounts(
        stored.path("train").asLong(),
        stored.path("validation").asLong(),
        stored.path("test").asLong(),
        stored.path("unlabelled").asLong(),
        stored.path("withoutSplit").asLong(),
        nearDuplicates(stored.path("nearDuplicates")),
        task instanceof OutputTask only ? labels(only, stored.path("labels")) : Map.of(),
        task instanceof JointTask ? outputs(task, stored.path("outputs")) : null);
  }

  private static @Nullable NearDuplicateCounts nearDuplicates(JsonNode stored) {
    return stored.isMissingNode()
        ? null
        : new NearDuplicateCounts(
            stored.path("together").asLong(),
            stored.path("apart").asLong(),
            stored.path("leftOut").asLong(),
            stored.path("notCompared").asLong());
  }

  private static Map<String, Map<String, Map<String, Long>>> outputs(Task task, JsonNode stored) {
    Map<String, Map<String, Map<String, Long>>> outputs = new LinkedHashMap<>();
    TaskOutputs.of(task)
        .forEach((name, output) -> outputs.put(name, labels(output, stored.path(name))));
    return outputs;
  }

  private static Map<String, Map<String, Long>> labels(OutputTask output, JsonNode stored) {
    Map<String, Map<String, Long>> labels = new LinkedHashMap<>();
    output.goldLabels().forEach(label -> labels.put(label, splits(stored.path(label))));
    return labels;
  }

  private static Map<String, Long> splits(JsonNode stored) {
    Map<String, Long> splits = new LinkedHashMap<>();
    SplitRule.SPLITS.forEach(split -> splits.put(split, stored.path(split).asLong()));
    return splits;
  }
}
