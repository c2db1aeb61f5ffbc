package dev.attune.api.deployments;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version that gets a share of the requests, in percent. */
public record Canary(
    @Schema(examples = "3") @NotNull @Positive Integer version,
    @Schema(examples = "10") @NotNull @Min(1) @Max(99) Integer percent) {}
