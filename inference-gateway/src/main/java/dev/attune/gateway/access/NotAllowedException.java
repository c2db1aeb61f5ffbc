package dev.attune.gateway.access;

import dev.attune.gateway.problems.ProblemException;

/** The credential is good, but not for this. */
final class NotAllowedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private NotAllowedException(String detail) {
    super(403, detail);
  }

  static NotAllowedException noScope(Scope scope) {
    return new NotAllowedException(
        "The API key does not have the scope \"%s\".".formatted(scope.word()));
  }

  /** Of an operation that does not say which scope it needs. */
  static NotAllowedException nobody() {
    return new NotAllowedException("Nobody may do this.");
  }

  static NotAllowedException otherModel() {
    return new NotAllowedException("The API key is limited to other models.");
  }
}
