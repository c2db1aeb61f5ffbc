package dev.attune.text.learn;

import dev.attune.text.metrics.Score;

/**
 * How an epoch ended.
 *
 * @param epoch from 1
 * @param trainingLoss mean over the epoch's texts, with dropout
 * @param validationLoss mean over the validation split, without weights
 * @param validationFigure what epochs are compared by, on the validation split
 * @param bestEpoch the best one so far, by the figure and then by loss
 */
public record EpochReport(
    int epoch, double trainingLoss, double validationLoss, Score validationFigure, int bestEpoch) {}
