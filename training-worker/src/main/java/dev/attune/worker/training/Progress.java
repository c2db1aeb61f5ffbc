package dev.attune.worker.training;

import dev.attune.text.metrics.Score;
import org.jspecify.annotations.Nullable;

/**
 * How far a training is; the members are the contract of {@code training_run.progress}.
 *
 * @param bestEpoch null before the first epoch is over
 * @param validationFigure what epochs are compared by, of the last one; null before the first is
 *     over
 */
record Progress(
    int epoch,
    int epochs,
    int step,
    int totalSteps,
    double loss,
    double learningRate,
    double samplesPerSecond,
    double secondsLeft,
    @Nullable Integer bestEpoch,
    @Nullable Score validationFigure) {}
