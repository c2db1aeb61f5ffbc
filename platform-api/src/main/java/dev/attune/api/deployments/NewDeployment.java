package dev.attune.api.deployments;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which versions are to answer. */
public record NewDeployment(
    @Schema(examples = "2") @NotNull @Positive Integer production,
    @Nullable @Valid Canary canary,
    @Schema(
            nullable = true,
            description = "Must be null: this release serves production and canary.")
        @Nullable Integer shadow) {}
