package dev.attune.gateway.predict;

import dev.attune.gateway.problems.ProblemException;

/** A body that cannot be read as a request at all; says where, and repeats no text. */
final class BadRequestException extends ProblemException {
  private static final long serialVersionUID = 1L;

  BadRequestException(String detail) {
    super(400, detail);
  }
}
