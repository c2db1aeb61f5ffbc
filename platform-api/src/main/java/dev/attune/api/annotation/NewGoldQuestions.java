package dev.attune.api.annotation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Labelled examples that become gold questions: either so many drawn at random, or those of the
 * given ids.
 *
 * @param draw how many
 * @param externalIds ids that came with the upload
 */
@Schema(name = "NewGoldQuestions")
public record NewGoldQuestions(
    @Schema(examples = "20", nullable = true) @Nullable @Min(1) @Max(1000) Integer draw,
    @Schema(nullable = true) @Nullable @Size(min = 1, max = 1000) List<@NotNull String> externalIds) {}
