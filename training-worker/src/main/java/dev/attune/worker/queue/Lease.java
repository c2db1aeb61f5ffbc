package dev.attune.worker.queue;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What the worker itself knows of its hold on a job. It counts on the machine's monotonic clock
 * from the moment a heartbeat was sent, so that it runs out here no later than in the database,
 * even when the process was frozen or the database does not answer.
 */
final class Lease {
  private final Duration length;
  private final LongSupplier nanoTime;
  private volatile long deadline;
  private volatile boolean lost;
  private volatile boolean cancelRequested;

  /**
   * @param sentAt {@code nanoTime} from before the claim was sent
   */
  Lease(Duration length, LongSupplier nanoTime, long sentAt) {
    this.length = length;
    this.nanoTime = nanoTime;
    this.deadline = sentAt + length.toNanos();
  }

  Duration length() {
    return length;
  }

  /** A heartbeat sent at that time was answered. A lease that ran out stays lost. */
  void extend(long sentAt) {
    if (isHeld()) {
      deadline = sentAt + length.toNanos();
    }
  }

  void lose() {
    lost = true;
  }

  void requestCancel() {
    cancelRequested = true;
  }

  boolean isCancelRequested() {
    return cancelRequested;
  }

  boolean isHeld() {
    if (!lost && nanoTime.getAsLong() - deadline >= 0) {
      lost = true;
    }
    return !lost;
  }
}
