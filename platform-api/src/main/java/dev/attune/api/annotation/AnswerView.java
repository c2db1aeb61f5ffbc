package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One person's answer to one example.
 *
 * @param annotator the e-mail of who gave it, or the name that the file of an upload has; null when
 *     the person is no member any more, or the file does not say
 * @param uploaded whether it was given elsewhere and came with an upload; who gave it is no member
 * @param answer null when it was skipped
 * @param skip why it was skipped; null when it was answered
 * @param note for the reviewer
 * @param returned whether it was sent back and waits for another answer
 */
@Schema(name = "Answer")
public record AnswerView(
    UUID example,
    @Schema(nullable = true, examples = "ling@example.org") @Nullable String annotator,
    boolean uploaded,
    @Schema(implementation = Object.class, nullable = true, examples = "{\"label\": \"joy\"}")
        @Nullable JsonNode answer,
    @Schema(nullable = true) @Nullable Skip skip,
    boolean flag,
    @Schema(nullable = true) @Nullable String note,
    @Schema(nullable = true, examples = "4") @Nullable Integer seconds,
    boolean returned,
    Instant at) {}
