package dev.attune.gateway.models;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** Base models are still being opened. */
public final class StartingException extends ProblemException {
  private static final long serialVersionUID = 1L;

  StartingException() {
    super(503, "This gateway has just started and is opening its base models.");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "2");
  }
}
