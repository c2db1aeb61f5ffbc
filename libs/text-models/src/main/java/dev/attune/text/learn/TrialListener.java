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
  private final int settings;
  private final double trialEpochs;
  private final double planned;
  private double done;
  private int current;
  private Part part = Part.MODEL;

  /**
   * @param settings how many are tried
   * @param trialEpochs of all trials, as planned
   * @param epochs of the training after them
   */
  TrialListener(
      TrainingListener listener, LongSupplier nanoTime, int settings, int trialEpochs, int epochs) {
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.settings = settings;
    this.trialEpochs = trialEpochs;
    this.planned = trialEpochs + epochs;
  }

  /**
   * A trial begins, and with it the end of the one before.
   *
   * @param number of the settings, from 1
   */
  void begin(int number, int epochs) {
    done += current;
    current = epochs;
    part = new Part.Trial(number, settings);
  }

  @Override
  public void step(StepReport report) {
    double now = done + current * report.progress();
    double seconds = (nanoTime.getAsLong() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    // Settings with more epochs than the plan's take longer than was planned.
    double progress = Math.min(trialEpochs, now) / planned;
    listener.step(report.as(part, progress, seconds * Math.max(0, planned - now) / now));
  }

  @Override
  public boolean cancelled() {
    return listener.cancelled();
  }
}
