package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.labels.LabelChangeView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an item.
 *
 * @param by the e-mail of who did it; null where the plan's rule did, or the person is gone
 * @param to the e-mail of whose answer it was done to, where it was sent back
 * @param answer what was said or decided, in the words of then
 * @param labels what became of a label that the item had until then; null for other actions
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
              "unmark",
              "upload",
              "labels"
            })
        String action,
    @Schema(nullable = true) @Nullable String by,
    @Schema(nullable = true) @Nullable String to,
    @Schema(implementation = Object.class, nullable = true) @Nullable JsonNode answer,
    @Schema(nullable = true) @Nullable LabelChangeView labels,
    Instant at) {}
