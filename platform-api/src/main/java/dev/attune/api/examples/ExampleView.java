package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An example.
 *
 * @param text null for auditors, who read no texts
 * @param label the gold label of a single-label task; null in the others
 * @param gold the right answer by the task's type; null while there is none
 * @param labelledBy the e-mail of who vouches for the label
 * @param meta null for auditors
 * @param characters the text's length in Unicode code points
 */
@Schema(name = "Example")
public record ExampleView(
    UUID id,
    @Schema(nullable = true, examples = "ticket-118") @Nullable String externalId,
    @Schema(nullable = true, examples = "I could sing") @Nullable String text,
    @Schema(nullable = true, examples = "joy") @Nullable String label,
    @Schema(implementation = Object.class, nullable = true, examples = "{\"label\": \"joy\"}")
        @Nullable JsonNode gold,
    @Schema(nullable = true, examples = "train") @Nullable String split,
    @Schema(enumeration = {"labelled", "unlabelled"}) String status,
    @Schema(nullable = true, examples = "ling@example.org") @Nullable String labelledBy,
    @Schema(nullable = true, examples = "{\"channel\": \"forum\"}")
        @Nullable Map<String, String> meta,
    @Schema(examples = "12") int characters,
    Instant createdAt) {}
