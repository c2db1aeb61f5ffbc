package dev.attune.gateway.predict;

import dev.attune.gateway.problems.ProblemException;
import java.time.Duration;

/**
 * How long a stream waits when the gateway is busy or a rate is reached: that is its back-pressure.
 *
 * @param longest the longest wait that is worth while
 * @param most how often it waits for the same lines
 */
record Patience(Duration longest, int most) {
  static final Patience USUAL = new Patience(Duration.ofSeconds(10), 30);

  /**
   * Waits for as long as a problem says; not at all when it says nothing, or too long, or was
   * waited for often enough.
   *
   * @param waits how often it was waited for
   * @return whether to try again
   */
  boolean endures(ProblemException problem, int waits) {
    String seconds = problem.headers().get("Retry-After");
    if (seconds == null || (problem.status() != 429 && problem.status() != 503) || waits >= most) {
      return false;
    }
    Duration wait = Duration.ofSeconds(Long.parseLong(seconds));
    return wait.compareTo(longest) <= 0 && slept(wait);
  }

  private static boolean slept(Duration wait) {
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
