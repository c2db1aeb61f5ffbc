package dev.attune.gateway.models;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** What is deployed cannot be loaded, and nothing served before it. */
final class NothingServesException extends ProblemException {
  private static final long serialVersionUID = 1L;

  NothingServesException(String reason) {
    super(503, reason);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "10");
  }
}
