package dev.attune.worker.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double from attempt to attempt, with a fifth of jitter to either side, so that jobs
 * which failed together do not come back together.
 *
 * @param first before the second attempt
 * @param longest the bound, before jitter
 */
record BackOff(Duration first, Duration longest) {
  private static final double JITTER = 0.2;
  private static final int MOST_DOUBLINGS = 30;

  /** How long to wait after an attempt, counted from 1. */
  Duration after(int attempt, RandomGenerator random) {
    double doubled = first.toMillis() * Math.pow(2, Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS));
    double bounded = Math.min(doubled, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(bounded * (1 + JITTER * (2 * random.nextDouble() - 1))));
  }
}
