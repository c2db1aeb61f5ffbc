package dev.attune.text.learn;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How fast a training goes, and how long it will go on at that. */
final class Pace {
  private final LongSupplier nanoTime;
  private final long start;
  private long total;
  private long done;

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

  /** Takes off what an earlier process has done. */
  void resumedAfter(long samples) {
    total -= samples;
  }

  double samplesPerSecond() {
    return done / Math.max(1e-9, seconds());
  }

  double secondsLeft() {
    return done == 0 ? 0 : seconds() * (total - done) / done;
  }

  private double seconds() {
    return (nanoTime.getAsLong() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
