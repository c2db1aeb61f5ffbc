package dev.attune.gateway.bodies;

import dev.attune.gateway.problems.ProblemException;

/** A body that cannot be read as a request at all; says where, and repeats no text. */
public final class BadRequestException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** Takes a sentence. */
  public BadRequestException(String detail) {
    super(400, detail);
  }
}
