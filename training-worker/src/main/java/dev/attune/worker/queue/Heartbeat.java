package dev.attune.worker.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Extends one job's lease from a thread of its own until closed, and brings back whether cancelling
 * was asked for. It falls silent when the job's own thread does, so that a stuck job is not kept.
 */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Heartbeat.class);

  private final Claim claim;
  private final Lease lease;
  private final Pulse pulse;
  private final JobTable jobs;
  private final QueueSettings settings;
  private final LongSupplier nanoTime;
  private final CountDownLatch closed = new CountDownLatch(1);

  Heartbeat(
      Claim claim,
      Lease lease,
      Pulse pulse,
      JobTable jobs,
      QueueSettings settings,
      LongSupplier nanoTime) {
    this.claim = claim;
    this.lease = lease;
    this.pulse = pulse;
    this.jobs = jobs;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  Heartbeat start() {
    Thread.ofPlatform().daemon().name("heartbeat-" + claim.jobId()).start(this::keepBeating);
    return this;
  }

  private void keepBeating() {
    try {
      while (!closed.await(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS)
          && lease.isHeld()) {
        if (isStuck(settings.stuckAfter())) {
          lease.lose();
        } else {
          beat();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One heartbeat. An unanswered one is no loss by itself: the lease runs out when none gets
   * through.
   */
  void beat() {
    long sentAt = nanoTime.getAsLong();
    try {
      Optional<Boolean> cancelRequested = jobs.heartbeat(claim, lease.length());
      if (cancelRequested.isEmpty()) {
        lease.lose();
      } else {
        lease.extend(sentAt);
        if (cancelRequested.get()) {
          lease.requestCancel();
        }
      }
    } catch (RuntimeException e) {
      LOG.warnf(
          "A heartbeat of job %s was not answered (%s).",
          claim.name(), e.getClass().getSimpleName());
    }
  }

  private boolean isStuck(Duration limit) {
    boolean stuck = pulse.silence().compareTo(limit) > 0;
    if (stuck) {
      LOG.errorf(
          "Job %s has shown no sign of life for %s; this worker gives it up.",
          claim.name(), pulse.silence());
    }
    return stuck;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
