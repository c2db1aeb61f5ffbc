package dev.attune.gateway.predict;

import dev.attune.gateway.problems.ProblemException;

/** Somebody asked for an explanation. */
final class NotExplainableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  NotExplainableException() {
    super(
        422,
        "This release does not explain predictions; leave out \"explain\" or set it to false.");
  }
}
