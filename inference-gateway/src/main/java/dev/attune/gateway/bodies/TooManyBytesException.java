package dev.attune.gateway.bodies;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** The bodies of all requests together take as much memory as they may. */
final class TooManyBytesException extends ProblemException {
  private static final long serialVersionUID = 1L;

  TooManyBytesException() {
    super(503, "The gateway is busy with large requests; please try again shortly.");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "2");
  }
}
