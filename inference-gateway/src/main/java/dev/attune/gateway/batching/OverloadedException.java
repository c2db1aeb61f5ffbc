package dev.attune.gateway.batching;

import dev.attune.gateway.problems.ProblemException;
import java.time.Duration;
import java.util.Map;

/** More is waiting than may wait: of everybody's (503), or of this tenant's (429). */
public final class OverloadedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  private OverloadedException(int status, String detail, Duration retryAfter) {
    super(status, detail);
    this.retryAfterSeconds = Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1000));
  }

  /** The machine has enough to do. */
  static OverloadedException everybody(Duration retryAfter) {
    return new OverloadedException(
        503,
        "The gateway is busy; please try again after the seconds that Retry-After names.",
        retryAfter);
  }

  /** The tenant has as much waiting as one tenant may have. */
  static OverloadedException tenant(Duration retryAfter) {
    return new OverloadedException(
        429,
        "Too many of your texts are waiting to be answered; please try again after the seconds that"
            + " Retry-After names.",
        retryAfter);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(retryAfterSeconds));
  }
}
