package dev.attune.gateway.access;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** Bearer tokens cannot be checked, because the identity provider has not answered yet. */
final class IdentityProviderUnavailableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  IdentityProviderUnavailableException() {
    super(
        503,
        "Bearer tokens cannot be checked at the moment; please try again shortly."
            + " API keys are not affected.");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "5");
  }
}
