package dev.attune.text.learn;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How fast a training goes, and how long it will go on at that. */
final class Pace {
  private final LongSupplier nanoTime;
  private final long start;
  private long total;
  private long done;
  private long doneEarlier;
  private double secondsEarlier;

  /**
   * @param total texts to be trained on, over all epochs
   */
  Pace(LongSupplier nanoTime, long total) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.total = total;
  }

  void done(int samples) {
    done += samples;
  }

  /** Takes off what earlier processes have done, and counts the time that it took them. */
  void resumedAfter(long samples, double seconds) {
    total -= samples;
    doneEarlier = samples;
    secondsEarlier = seconds;
  }

  /** Over all of the training, by whichever process. */
  double samplesPerSecond() {
    return (doneEarlier + done) / Math.max(1e-9, trainedSeconds());
  }

  /** From the first step to now, without the time between two processes. */
  double trainedSeconds() {
    return secondsEarlier + seconds();
  }

  /** What of it was in earlier processes. */
  double secondsEarlier() {
    return secondsEarlier;
  }

  double secondsLeft() {
    return done == 0 ? 0 : seconds() * (total - done) / done;
  }

  private double seconds() {
    return (nanoTime.getAsLong() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
