package dev.attune.gateway.batching;

import dev.attune.gateway.problems.ProblemException;
import java.time.Duration;
import java.util.Map;

/** More is waiting than may wait. */
public final class OverloadedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  OverloadedException(Duration retryAfter) {
    super(503, "The gateway is busy; please try again after the seconds that Retry-After names.");
    this.retryAfterSeconds = Math.max(1, retryAfter.toSeconds());
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(retryAfterSeconds));
  }
}
