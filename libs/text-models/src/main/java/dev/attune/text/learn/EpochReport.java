package dev.attune.text.learn;

/**
 * How an epoch ended.
 *
 * @param epoch from 1
 * @param trainingLoss mean over the epoch's texts, with dropout
 * @param validationLoss mean cross-entropy over the validation split, in nats
 * @param validationAccuracy share answered right
 * @param validationMacroF1 mean F1 over the labels that occur
 * @param bestEpoch the best one so far, by macro F1 and then by loss
 */
public record EpochReport(
    int epoch,
    double trainingLoss,
    double validationLoss,
    double validationAccuracy,
    double validationMacroF1,
    int bestEpoch) {}
