package dev.attune.api.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.deployments.DeploymentView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A named model.
 *
 * @param latestVersion null while no run has succeeded
 * @param production the version that serves; null when none does
 * @param headline the main figure of the version in production, else of the latest, on the test
 *     split; in lists
 * @param deployment the whole of it, where one model is asked for; left out in lists and while none
 *     was made
 */
@Schema(name = "Model")
public record ModelView(
    @Schema(examples = "feelings-en") String name,
    @Schema(examples = "2", nullable = true) @Nullable Integer latestVersion,
    @Schema(examples = "1", nullable = true) @Nullable Integer production,
    Instant createdAt,
    @Schema(
            implementation = Object.class,
            examples = "{\"name\": \"macroF1\", \"value\": 0.77, \"low\": 0.74, \"high\": 0.79}")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable JsonNode headline,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DeploymentView deployment) {}
