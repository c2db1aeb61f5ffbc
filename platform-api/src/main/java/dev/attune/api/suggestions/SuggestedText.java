package dev.attune.api.suggestions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An undecided text that the newest model has looked at.
 *
 * @param text null for auditors, who read no texts
 * @param answer what the model would answer
 * @param uncertainty from 0, sure, to 1; null where values are answered, whose intervals are all as
 *     wide
 * @param diversity its place in the order that covers the texts best; null behind that order's end,
 *     and while no plan asks for it
 */
@Schema(name = "SuggestedText")
record SuggestedText(
    UUID example,
    @Schema(nullable = true, examples = "ticket-118") @Nullable String externalId,
    @Schema(nullable = true, examples = "I could sing") @Nullable String text,
    @Schema(implementation = Object.class, examples = "{\"label\": \"joy\"}") JsonNode answer,
    @Schema(nullable = true, examples = "0.93") @Nullable Double uncertainty,
    @Schema(nullable = true, examples = "4") @Nullable Integer diversity) {}
