package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an item.
 *
 * @param by the e-mail of who did it; null where the plan's rule did, or the person is gone
 * @param to the e-mail of whose answer it was done to, where it was sent back
 * @param answer what was said or decided
 */
@Schema(name = "AnnotationEvent")
public record HistoryEntry(
    @Schema(
            enumeration = {
              "answer",
              "skip",
              "withdraw",
              "settle",
              "dispute",
              "decide",
              "reopen",
              "return",
              "mark",
              "unmark"
            })
        String action,
    @Schema(nullable = true) @Nullable String by,
    @Schema(nullable = true) @Nullable String to,
    @Schema(implementation = Object.class, nullable = true) @Nullable JsonNode answer,
    Instant at) {}
