package dev.attune.worker.training;

import dev.attune.text.metrics.Score;
import org.jspecify.annotations.Nullable;

/**
 * How far a training is; the members are the contract of {@code training_run.progress}. Epochs and
 * steps are those of the part at hand.
 *
 * @param part {@code trial}, {@code contrast} or {@code model}
 * @param trial number of the settings that are tried, from 1; null in other parts
 * @param trials how many settings a search began with; null in other parts
 * @param done share of the whole run that is done, all its parts together
 * @param bestEpoch null before the first epoch is over
 * @param validationFigure what epochs are compared by, of the last one; null before the first is
 *     over
 */
record Progress(
    String part,
    @Nullable Integer trial,
    @Nullable Integer trials,
    double done,
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
