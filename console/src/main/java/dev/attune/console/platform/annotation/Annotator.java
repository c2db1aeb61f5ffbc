package dev.attune.console.platform.annotation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has done in a data set.
 *
 * @param goldAnswers to how many gold questions, since the beginning or since let on again
 * @param goldCorrect how many of these were right
 * @param pausedAt null unless the person is paused
 */
public record Annotator(
    String id,
    String email,
    long answers,
    long goldAnswers,
    long goldCorrect,
    @Nullable Instant pausedAt) {}
