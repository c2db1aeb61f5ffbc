package dev.attune.api.snapshots;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a snapshot is to be split.
 *
 * @param splits ratios, or the word {@code column}: the split that each example came with
 * @param seed of the shuffle behind ratios; the same seed gives the same splits; 0 when not said
 */
public record NewSnapshot(
    @Schema(
            description = "Ratios that add up to 1, or the word \"column\".",
            examples = "{\"train\": 0.8, \"validation\": 0.1, \"test\": 0.1}")
        @NotNull SplitRule splits,
    @Schema(examples = "7", nullable = true) @Nullable Long seed) {}
