package dev.attune.worker.queue;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a thread last showed that it is getting on with its work. */
final class Pulse {
  private final LongSupplier nanoTime;
  private volatile long last;

  Pulse(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  void beat() {
    last = nanoTime.getAsLong();
  }

  Duration silence() {
    return Duration.ofNanos(nanoTime.getAsLong() - last);
  }
}
