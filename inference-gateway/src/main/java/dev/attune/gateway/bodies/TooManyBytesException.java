package dev.attune.gateway.bodies;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** The bodies of all requests, or of the tenant's, take as much memory as they may. */
public final class TooManyBytesException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private TooManyBytesException(String detail) {
    super(503, detail);
  }

  /** The gateway holds as many as it may. */
  static TooManyBytesException everybody() {
    return new TooManyBytesException(
        "The gateway is busy with large requests; please try again shortly.");
  }

  /** The tenant's requests hold as many as those of one tenant may. */
  static TooManyBytesException tenant() {
    return new TooManyBytesException(
        "Your requests that are being answered hold as many bytes as they may; please try again"
            + " shortly.");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "2");
  }
}
