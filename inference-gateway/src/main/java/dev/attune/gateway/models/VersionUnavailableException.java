package dev.attune.gateway.models;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** A version that exists and cannot answer; the message says why. */
public final class VersionUnavailableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  VersionUnavailableException(VersionRecord version, String reason) {
    super(
        503,
        "Version %d of the model %s cannot serve at the moment: %s"
            .formatted(version.number(), version.model().name(), reason));
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "10");
  }
}
