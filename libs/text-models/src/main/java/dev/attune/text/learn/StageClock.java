package dev.attune.text.learn;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Passes everything on to a listener and notes when each stage began. */
final class StageClock implements TrainingListener {
  private final TrainingListener listener;
  private final LongSupplier nanoTime;
  private final Map<Stage, Long> starts = new EnumMap<>(Stage.class);

  StageClock(TrainingListener listener, LongSupplier nanoTime) {
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  @Override
  public void stage(Stage stage) {
    // A search has trained before.
    if (starts.putIfAbsent(stage, nanoTime.getAsLong()) == null) {
      listener.stage(stage);
    }
  }

  @Override
  public void step(StepReport report) {
    listener.step(report);
  }

  @Override
  public void epoch(EpochReport report) {
    listener.epoch(report);
  }

  @Override
  public boolean cancelled() {
    return listener.cancelled();
  }

  /**
   * The times of all stages, of which the last ends now.
   *
   * @param secondsEarlier of training in processes before this one
   */
  Timing timing(double samplesPerSecond, double secondsEarlier) {
    long preparing = start(Stage.PREPARING);
    long training = start(Stage.TRAINING);
    long evaluating = start(Stage.EVALUATING);
    return new Timing(
        seconds(preparing, training),
        secondsEarlier + seconds(training, evaluating),
        seconds(evaluating, nanoTime.getAsLong()),
        samplesPerSecond);
  }

  private long start(Stage stage) {
    Long start = starts.get(stage);
    if (start == null) {
      throw new IllegalStateException("The stage " + stage + " never began.");
    }
    return start;
  }

  private static double seconds(long from, long to) {
    return (to - from) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
