package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An example that the caller is asked about.
 *
 * @param characters the text's length in Unicode code points
 * @param answer what the caller said before it was sent back; null otherwise
 * @param returnedWith what the reviewer said when sending it back; null otherwise
 */
@Schema(name = "WorkItem")
public record WorkItem(
    UUID example,
    @Schema(nullable = true, examples = "ticket-118") @Nullable String externalId,
    @Schema(examples = "I could sing") String text,
    @Schema(examples = "12") int characters,
    @Schema(implementation = Object.class, nullable = true) @Nullable JsonNode answer,
    @Schema(nullable = true, examples = "Is it the writer's feeling?")
        @Nullable String returnedWith) {}
