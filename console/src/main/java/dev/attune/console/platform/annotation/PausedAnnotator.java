package dev.attune.console.platform.annotation;

import java.time.Instant;

/**
 * Somebody who got too many gold questions of a data set wrong and waits to be let on.
 *
 * @param goldAnswers to how many gold questions, when the person was paused
 * @param goldCorrect how many of these were right
 */
public record PausedAnnotator(
    String id,
    String dataset,
    String datasetName,
    String annotator,
    String email,
    long goldAnswers,
    long goldCorrect,
    Instant pausedAt) {}
