package dev.attune.gateway.access;

import dev.attune.gateway.problems.ProblemException;

/** There is no such tenant for this caller, whether or not there is one for others. */
final class UnknownTenantException extends ProblemException {
  private static final long serialVersionUID = 1L;

  UnknownTenantException() {
    super(404, "There is no such tenant.");
  }
}
