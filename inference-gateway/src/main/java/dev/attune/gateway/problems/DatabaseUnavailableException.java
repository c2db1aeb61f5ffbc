package dev.attune.gateway.problems;

import java.util.Map;

/** The database does not answer, and nothing known makes up for it. */
public final class DatabaseUnavailableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  public DatabaseUnavailableException() {
    super(503, "The gateway cannot reach its database at the moment; please try again shortly.");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "2");
  }
}
