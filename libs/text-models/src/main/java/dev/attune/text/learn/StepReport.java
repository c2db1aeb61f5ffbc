package dev.attune.text.learn;

/**
 * Where a training is after a step.
 *
 * @param epoch from 1
 * @param epochs as planned; early stopping can end sooner
 * @param step from 1, over all epochs
 * @param totalSteps as planned
 * @param loss of the step, with dropout and class weights, the sum over the task's outputs; the
 *     loss of pairs while few-shot learns from them
 * @param learningRate of the step
 * @param samplesPerSecond texts trained on per second so far; the time of validation counts
 * @param secondsLeft to the end of the last planned epoch
 */
public record StepReport(
    int epoch,
    int epochs,
    int step,
    int totalSteps,
    double loss,
    double learningRate,
    double samplesPerSecond,
    double secondsLeft) {

  StepReport withSecondsLeft(double seconds) {
    return new StepReport(
        epoch, epochs, step, totalSteps, loss, learningRate, samplesPerSecond, seconds);
  }
}
