package dev.attune.gateway.models;

import dev.attune.gateway.problems.ProblemException;

/** The tenant has no such model or version. */
final class UnknownModelException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private UnknownModelException(String detail) {
    super(404, detail);
  }

  static UnknownModelException model() {
    return new UnknownModelException("There is no such model.");
  }

  static UnknownModelException version(int number) {
    return new UnknownModelException("The model has no version %d.".formatted(number));
  }
}
