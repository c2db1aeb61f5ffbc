package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A training run.
 *
 * @param dataset null when it has been deleted since
 * @param task the type of the snapshot's task; null when the data set has been deleted since
 * @param hyperparameters as asked for, with the method's defaults for the rest; without those that
 *     the worker chooses by the data
 * @param search how many trials look for hyperparameters; null when they are as given
 * @param queuePosition how many jobs stand before it, itself included; null when it does not wait
 * @param metrics null until it has succeeded; in lists without tables, outputs, slices and mistakes
 * @param version the number of the version that came of it
 */
@Schema(name = "TrainingRun")
public record RunView(
    UUID id,
    @Schema(examples = "feelings-en") String model,
    @Schema(examples = "feelings", nullable = true) @Nullable String dataset,
    @Schema(examples = "1", nullable = true) @Nullable Integer snapshot,
    @Schema(examples = "single-label", nullable = true) @Nullable String task,
    @Schema(examples = "minilm-l6-en") String baseModel,
    @Schema(examples = "lora") String method,
    @Schema(implementation = Object.class, examples = "{\"epochs\": 3, \"seed\": 7}")
        JsonNode hyperparameters,
    @Schema(implementation = Object.class, nullable = true, examples = "{\"trials\": 8}")
        @Nullable JsonNode search,
    @Schema(enumeration = {"queued", "running", "succeeded", "failed", "cancelled"}) String state,
    @Schema(examples = "1", nullable = true) @Nullable Long queuePosition,
    @Nullable Estimate estimate,
    @Schema(
            implementation = Object.class,
            nullable = true,
            examples = "{\"epoch\": 1, \"epochs\": 3, \"loss\": 0.61, \"secondsLeft\": 95}")
        @Nullable JsonNode progress,
    @Schema(
            implementation = Object.class,
            nullable = true,
            examples =
                "{\"task\": \"single-label\", \"test\": {\"headline\": {\"name\": \"macroF1\", \"value\": 0.77, \"low\": 0.74, \"high\": 0.79}}}")
        @Nullable JsonNode metrics,
    @Schema(examples = "1", nullable = true) @Nullable Integer version,
    @Schema(
            implementation = Object.class,
            nullable = true,
            examples = "{\"code\": \"out-of-memory\", \"message\": \"The batch does not fit.\"}")
        @Nullable JsonNode failure,
    @Schema(examples = "ling@example.org") String requestedBy,
    Instant createdAt,
    @Schema(nullable = true) @Nullable Instant startedAt,
    @Schema(nullable = true) @Nullable Instant finishedAt) {

  /**
   * How long the run is likely to take once it has begun.
   *
   * @param basis how many earlier runs of the same base model and method this was learnt from, at
   *     most five
   */
  public record Estimate(
      @Schema(examples = "140") long seconds, @Schema(examples = "3") int basis) {}
}
