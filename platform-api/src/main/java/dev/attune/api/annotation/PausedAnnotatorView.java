package dev.attune.api.annotation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who got too many gold questions of a data set wrong and waits to be let on.
 *
 * @param annotator id of the member
 * @param goldAnswers to how many gold questions, when the person was paused
 * @param goldCorrect how many of these were right
 */
@Schema(name = "PausedAnnotator")
public record PausedAnnotatorView(
    UUID id,
    UUID dataset,
    @Schema(examples = "feelings") String datasetName,
    UUID annotator,
    @Schema(examples = "ling@example.org") String email,
    @Schema(examples = "12") int goldAnswers,
    @Schema(examples = "7") int goldCorrect,
    Instant pausedAt) {}
