package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was sent back, to be held against the one that its author has given since.
 *
 * @param annotator the e-mail of whose answer it is
 * @param by the e-mail of who sent it back; null when the person is no member any more
 * @param note what was to be thought about; null where it is not known any more
 * @param before the answer that was sent back, in the words of then
 * @param waiting whether there is no other answer yet
 */
@Schema(name = "ReturnedAnswer")
public record ReturnedAnswer(
    @Schema(examples = "ling@example.org") String annotator,
    @Schema(nullable = true) @Nullable String by,
    @Schema(nullable = true, examples = "Is it the writer's feeling?") @Nullable String note,
    @Schema(implementation = Object.class, nullable = true) @Nullable JsonNode before,
    boolean waiting,
    Instant at) {}
