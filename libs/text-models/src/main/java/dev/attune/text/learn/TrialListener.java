package dev.attune.text.learn;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Passes steps and cancellation through a search. Epochs and stages of trials are nobody's
 * business; the time left is that of all trials and the training after them.
 */
final class TrialListener implements TrainingListener {
  private final TrainingListener listener;
  private final LongSupplier nanoTime;
  private final long start;
  private final double planned;
  private double done;
  private int current;

  /**
   * @param plannedEpochs of all trials and of the training after them
   */
  TrialListener(TrainingListener listener, LongSupplier nanoTime, int plannedEpochs) {
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.planned = plannedEpochs;
  }

  /** A trial begins, and with it the end of the one before. */
  void begin(int epochs) {
    done += current;
    current = epochs;
  }

  @Override
  public void step(StepReport report) {
    double share = report.step() / (double) report.totalSteps();
    double now = done + current * share;
    double seconds = (nanoTime.getAsLong() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    listener.step(report.withSecondsLeft(seconds * Math.max(0, planned - now) / now));
  }

  @Override
  public boolean cancelled() {
    return listener.cancelled();
  }
}
