package dev.attune.local.launcher.supervise;

import java.time.Duration;

/** How long to wait before a part that died is started again. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofSeconds(60);

  private Duration next = FIRST;

  /**
   * The wait after one more death; it doubles each time, and starts over once a part has lived for
   * a minute.
   */
  Duration afterLivingFor(Duration lived) {
    if (lived.compareTo(STEADY) >= 0) {
      next = FIRST;
    }
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }
}
