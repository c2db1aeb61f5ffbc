package dev.attune.gateway.access;

import dev.attune.gateway.problems.ProblemException;

/** The key is good, but not for this. */
final class NotAllowedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private NotAllowedException(String detail) {
    super(403, detail);
  }

  static NotAllowedException noScope(String scope) {
    return new NotAllowedException("The API key does not have the scope \"%s\".".formatted(scope));
  }

  static NotAllowedException otherModel() {
    return new NotAllowedException("The API key is limited to other models.");
  }
}
