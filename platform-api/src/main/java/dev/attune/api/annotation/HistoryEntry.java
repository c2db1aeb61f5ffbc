package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.labels.LabelChangeView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an item.
 *
 * @param id null of a change of labels, which happened to the data set
 * @param by the e-mail of who did it; null where the plan's rule did, or the person is gone
 * @param to the e-mail of whose answer it was done to, where it was sent back; of who had said or
 *     decided what was restored
 * @param answer what was said, decided or restored, in the words of then
 * @param skip why it was skipped; null for other actions, and where it was not kept yet
 * @param flag whether a reviewer was to have a look; null where nobody answered, and where it was
 *     not kept yet
 * @param note what was noted with an answer, or when it was sent back
 * @param labels what became of a label that the item had until then; null for other actions
 * @param restorable whether the item can be made what it was then; a change of labels since may
 *     still be in the way
 */
@Schema(name = "AnnotationEvent")
public record HistoryEntry(
    @Schema(nullable = true) @Nullable UUID id,
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
              "restore",
              "upload",
              "labels"
            })
        String action,
    @Schema(nullable = true) @Nullable String by,
    @Schema(nullable = true) @Nullable String to,
    @Schema(implementation = Object.class, nullable = true) @Nullable JsonNode answer,
    @Schema(nullable = true) @Nullable Skip skip,
    @Schema(nullable = true) @Nullable Boolean flag,
    @Schema(nullable = true, examples = "Is it the writer's feeling?") @Nullable String note,
    @Schema(nullable = true) @Nullable LabelChangeView labels,
    boolean restorable,
    Instant at) {}
