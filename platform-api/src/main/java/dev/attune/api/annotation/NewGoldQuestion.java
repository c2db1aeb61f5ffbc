package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The known answer of an example.
 *
 * @param answer as a person's; the example's label when it is not said
 */
@Schema(name = "NewGoldQuestion")
public record NewGoldQuestion(
    @Schema(implementation = Object.class, nullable = true, examples = "{\"label\": \"joy\"}")
        @Nullable JsonNode answer) {}
