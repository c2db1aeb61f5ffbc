package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a reviewer decides.
 *
 * @param answer by the task's type, as in JSON Lines
 */
@Schema(name = "NewDecision")
public record NewDecision(
    @Schema(implementation = Object.class, examples = "{\"label\": \"joy\"}") @NotNull JsonNode answer) {}
