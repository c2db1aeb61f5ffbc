package dev.attune.gateway.feedback;

import dev.attune.gateway.problems.ProblemException;

/** No version of this tenant gave that id; or the version, or its model, is no more. */
final class UnknownPredictionException extends ProblemException {
  private static final long serialVersionUID = 1L;

  UnknownPredictionException() {
    super(404, "There is no such prediction.");
  }
}
