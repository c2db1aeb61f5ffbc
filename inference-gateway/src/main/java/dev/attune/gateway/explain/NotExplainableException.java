package dev.attune.gateway.explain;

import dev.attune.gateway.problems.ProblemException;

/** A version whose base model has no token that could stand for one left out. */
final class NotExplainableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  NotExplainableException() {
    super(
        422,
        "This version finds entities, and its base model has no mask token to leave words out with;"
            + " its answers cannot be explained.");
  }
}
