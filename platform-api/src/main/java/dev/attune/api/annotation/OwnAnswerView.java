package dev.attune.api.annotation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One's own answer, and what a reviewer made of it.
 *
 * @param decision what a person decided; null where nobody did, and of gold questions
 * @param corrected whether that is something else
 */
@Schema(name = "OwnAnswer")
public record OwnAnswerView(
    @JsonUnwrapped AnswerView answer,
    String text,
    @Schema(implementation = Object.class, nullable = true, examples = "{\"label\": \"anger\"}")
        @Nullable JsonNode decision,
    boolean corrected) {}
