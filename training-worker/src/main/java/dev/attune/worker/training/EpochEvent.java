package dev.attune.worker.training;

import dev.attune.text.learn.EpochReport;
import dev.attune.text.metrics.Score;

/** How an epoch ended; the members are the contract of events of kind {@code epoch}. */
record EpochEvent(
    int epoch, double trainLoss, double validationLoss, Score validationFigure, boolean best) {

  static EpochEvent of(EpochReport report) {
    return new EpochEvent(
        report.epoch(),
        report.trainingLoss(),
        report.validationLoss(),
        report.validationFigure(),
        report.epoch() == report.bestEpoch());
  }
}
