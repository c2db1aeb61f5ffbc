package dev.attune.text.learn;

/**
 * Where a training is after a step.
 *
 * @param part what the step belongs to; epochs and steps are counted in each part anew
 * @param progress share of the whole training that is done, all parts together, as planned
 * @param epoch from 1
 * @param epochs as planned; early stopping can end sooner
 * @param step from 1, over all epochs
 * @param totalSteps as planned
 * @param loss of the step, with dropout and class weights, the sum over the task's outputs; the
 *     loss of pairs while few-shot learns from them
 * @param learningRate of the step
 * @param samplesPerSecond texts trained on per second so far; the time of validation counts
 * @param secondsLeft to the end of the last planned epoch; in a search to that of the training
 *     after it
 */
public record StepReport(
    Part part,
    double progress,
    int epoch,
    int epochs,
    int step,
    int totalSteps,
    double loss,
    double learningRate,
    double samplesPerSecond,
    double secondsLeft) {

  /** Of a training that has no other parts. */
  StepReport(
      int epoch,
      int epochs,
      int step,
      int totalSteps,
      double loss,
      double learningRate,
      double samplesPerSecond,
      double secondsLeft) {
    this(
        Part.MODEL,
        step / (double) totalSteps,
        epoch,
        epochs,
        step,
        totalSteps,
        loss,
        learningRate,
        samplesPerSecond,
        secondsLeft);
  }

  /** The same step as one of a larger whole. */
  StepReport as(Part other, double wholeProgress, double wholeSecondsLeft) {
    return new StepReport(
        other,
        wholeProgress,
        epoch,
        epochs,
        step,
        totalSteps,
        loss,
        learningRate,
        samplesPerSecond,
        wholeSecondsLeft);
  }
}
