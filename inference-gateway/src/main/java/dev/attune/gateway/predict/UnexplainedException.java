package dev.attune.gateway.predict;

import dev.attune.gateway.problems.ProblemException;

/** The texts were answered, and then an explanation was refused: the work has been done. */
final class UnexplainedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemException problem;

  UnexplainedException(ProblemException problem) {
    super(problem);
    this.problem = problem;
  }

  /** What the client should learn. */
  ProblemException problem() {
    return problem;
  }
}
