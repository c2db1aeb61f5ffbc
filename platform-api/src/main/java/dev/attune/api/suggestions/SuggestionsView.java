package dev.attune.api.suggestions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a data set's newest model has looked at its undecided texts.
 *
 * @param newest the version that suggests; null while none was trained on the data set with its
 *     task as it is now
 * @param suggested undecided texts that this version has looked at
 * @param waiting undecided texts that it has not
 * @param run the last one that was begun; null when there was none
 */
@Schema(name = "Suggestions")
record SuggestionsView(
    @Schema(nullable = true) @Nullable Newest newest,
    @Schema(examples = "1180") long suggested,
    @Schema(examples = "20") long waiting,
    @Schema(nullable = true) @Nullable Run run) {

  /** A version by its name. */
  @Schema(name = "SuggestingVersion")
  record Newest(@Schema(examples = "mood") String model, @Schema(examples = "3") int version) {}

  /**
   * A version's way through the texts.
   *
   * @param queuePosition how many jobs stand before it, itself included; null when it does not wait
   * @param texts how many there are to look at; null until that is known
   * @param requestedBy null where nobody asked: the version was new, or enough texts were
   */
  @Schema(name = "SuggestionRun")
  record Run(
      UUID id,
      @Schema(enumeration = {"queued", "running", "succeeded", "failed", "cancelled"}) String state,
      @Schema(examples = "mood") String model,
      @Schema(examples = "3") int version,
      @Schema(examples = "1", nullable = true) @Nullable Long queuePosition,
      @Schema(examples = "1200", nullable = true) @Nullable Integer texts,
      @Schema(examples = "640") int predicted,
      @Schema(
              implementation = Object.class,
              nullable = true,
              examples = "{\"code\": \"base-model-missing\", \"message\": \"It is gone.\"}")
          @Nullable JsonNode failure,
      @Schema(examples = "ling@example.org", nullable = true) @Nullable String requestedBy,
      Instant createdAt,
      @Schema(nullable = true) @Nullable Instant startedAt,
      @Schema(nullable = true) @Nullable Instant finishedAt) {}
}
