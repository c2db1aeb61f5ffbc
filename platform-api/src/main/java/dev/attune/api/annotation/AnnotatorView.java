package dev.attune.api.annotation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has done in a data set.
 *
 * @param id of the member
 * @param answers that the person gave
 * @param goldAnswers to how many gold questions, since the beginning or since let on again
 * @param goldCorrect how many of these as it is known
 * @param pausedAt when too many were wrong; null unless the person is paused
 */
@Schema(name = "Annotator")
public record AnnotatorView(
    UUID id,
    @Schema(examples = "ling@example.org") String email,
    @Schema(examples = "412") long answers,
    @Schema(examples = "20") int goldAnswers,
    @Schema(examples = "18") int goldCorrect,
    @Schema(nullable = true) @Nullable Instant pausedAt) {}
