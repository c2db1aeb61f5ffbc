package dev.attune.worker.training;

import dev.attune.text.learn.EpochReport;

/** How an epoch ended; the members are the contract of events of kind {@code epoch}. */
record EpochEvent(
    int epoch,
    double trainLoss,
    double validationLoss,
    double validationAccuracy,
    double validationMacroF1,
    boolean best) {

  static EpochEvent of(EpochReport report) {
    return new EpochEvent(
        report.epoch(),
        report.trainingLoss(),
        report.validationLoss(),
        report.validationAccuracy(),
        report.validationMacroF1(),
        report.epoch() == report.bestEpoch());
  }
}
