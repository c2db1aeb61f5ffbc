package dev.attune.text.learn;

/**
 * A learning rate that rises linearly to its peak and then falls linearly to zero.
 *
 * @param peak the highest learning rate
 * @param warmupSteps steps until the peak, at least 1
 * @param totalSteps all steps
 */
record LearningRateSchedule(double peak, int warmupSteps, int totalSteps) {

  static LearningRateSchedule of(double peak, double warmupShare, int totalSteps) {
    return new LearningRateSchedule(
        peak, Math.max(1, (int) Math.round(warmupShare * totalSteps)), totalSteps);
  }

  /** The learning rate of a step, from 0 to {@code totalSteps - 1}. */
  double at(int step) {
    if (step < warmupSteps) {
      return peak * (step + 1) / warmupSteps;
    }
    return peak * (totalSteps - step) / Math.max(1, totalSteps - warmupSteps);
  }
}
