package dev.attune.worker.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Takes one job after the other; between them it waits to be woken, or for the poll to come round.
 */
final class Consumer {
  private static final Logger LOG = Logger.getLogger(Consumer.class);

  private final JobTable jobs;
  private final JobRunner runner;
  private final QueueSettings settings;
  private final QueueMetrics metrics;
  private final LongSupplier nanoTime;
  private final Pulse pulse;
  private final Signal signal = new Signal();
  private volatile boolean stopping;

  Consumer(
      JobTable jobs,
      JobRunner runner,
      QueueSettings settings,
      QueueMetrics metrics,
      LongSupplier nanoTime) {
    this.jobs = jobs;
    this.runner = runner;
    this.settings = settings;
    this.metrics = metrics;
    this.nanoTime = nanoTime;
    this.pulse = new Pulse(nanoTime);
  }

  Thread start(String name) {
    return Thread.ofPlatform().daemon().name(name).start(this::consume);
  }

  /** Looks for a job at once. */
  void wake() {
    signal.raise();
  }

  /** Takes no further job. */
  void stop() {
    stopping = true;
    signal.raise();
  }

  Duration silence() {
    return pulse.silence();
  }

  private void consume() {
    try {
      while (!stopping) {
        pulse.beat();
        signal.clear();
        if (takeOne().isEmpty()) {
          signal.await(settings.poll());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Claims a job and works on it to its end; nothing when there was none to claim. */
  Optional<Outcome> takeOne() {
    long claimedAt = nanoTime.getAsLong();
    Optional<Claim> claim = claim();
    if (claim.isEmpty()) {
      return Optional.empty();
    }
    LOG.infof(
        "Job %s: attempt %d of %d begins.",
        claim.get().name(), claim.get().attempt(), claim.get().maxAttempts());
    Outcome outcome = runner.run(claim.get(), claimedAt, pulse);
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - claimedAt);
    LOG.infof("Job %s: %s after %d ms.", claim.get().name(), outcome.tag(), took.toMillis());
    metrics.ended(outcome, took);
    return Optional.of(outcome);
  }

  private Optional<Claim> claim() {
    try {
      return stopping
          ? Optional.empty()
          : jobs.claim(settings.worker(), runner.kinds(), settings.gpu(), settings.lease());
    } catch (RuntimeException e) {
      LOG.warnf(
          "The queue could not be asked for a job (%s); trying again in %d seconds.",
          e.getClass().getSimpleName(), settings.poll().toSeconds());
      return Optional.empty();
    }
  }
}
