package dev.attune.gateway.idempotency;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** The promise of an Idempotency-Key cannot be given, since what it needs is out of reach. */
final class AnswersNotKeptException extends ProblemException {
  private static final long serialVersionUID = 1L;

  AnswersNotKeptException() {
    super(
        503,
        "Idempotency-Key cannot be honoured at the moment, because no answer can be kept; nothing was"
            + " done. Try again shortly, or send the request without it.");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "5");
  }
}
