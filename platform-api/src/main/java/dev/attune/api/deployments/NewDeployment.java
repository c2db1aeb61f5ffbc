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
            examples = "4",
            nullable = true,
            description =
                "A version that computes what production answers, to be compared; it never"
                    + " answers.")
        @Nullable @Positive Integer shadow,
    @Schema(
            examples = "false",
            nullable = true,
            description =
                "Whether gateways load the versions when they start and keep them; as before when"
                    + " left out.")
        @Nullable Boolean pinned) {}
