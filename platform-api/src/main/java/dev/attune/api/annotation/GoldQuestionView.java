package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A gold question.
 *
 * @param answer that is known to be right
 * @param answers how many people have answered it
 * @param correct how many of them as it is known; few of many may mean that the known answer is
 *     wrong
 */
@Schema(name = "GoldQuestion")
public record GoldQuestionView(
    UUID example,
    @Schema(nullable = true, examples = "ticket-118") @Nullable String externalId,
    @Schema(examples = "I could sing") String text,
    @Schema(implementation = Object.class, examples = "{\"label\": \"joy\"}") JsonNode answer,
    @Schema(examples = "12") int answers,
    @Schema(examples = "11") int correct) {}
