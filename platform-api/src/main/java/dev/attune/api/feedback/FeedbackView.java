package dev.attune.api.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of one prediction.
 *
 * @param prediction the id that the gateway gave
 * @param answer what was right
 * @param predicted what the version had answered, as far as the prediction's id tells
 * @param agreement whether both are the same, by output; empty where it cannot be told
 * @param comment in the person's own words; null where there is none, and for auditors
 * @param givenBy {@code key:} and the id of an API key, or {@code person:} and who signed in
 */
@Schema(name = "PredictionFeedback")
public record FeedbackView(
    UUID id,
    UUID prediction,
    @Schema(implementation = Object.class, examples = "{\"label\": \"sadness\"}") JsonNode answer,
    @Schema(implementation = Object.class, nullable = true, examples = "{\"label\": \"joy\"}")
        @Nullable JsonNode predicted,
    @Schema(implementation = Object.class, examples = "{\"\": false}") JsonNode agreement,
    @Schema(nullable = true, examples = "She was being ironic.") @Nullable String comment,
    @Schema(examples = "key:4f2k9x0c1m8q") String givenBy,
    Instant predictedAt,
    Instant givenAt) {}
