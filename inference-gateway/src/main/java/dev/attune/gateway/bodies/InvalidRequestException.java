package dev.attune.gateway.bodies;

import dev.attune.gateway.problems.FieldError;
import dev.attune.gateway.problems.ProblemException;
import java.util.List;

/** A request that can be read and breaks rules; names each by its member, and repeats no text. */
public final class InvalidRequestException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  InvalidRequestException(List<FieldError> errors) {
    super(422, "%s %s".formatted(errors.getFirst().field(), errors.getFirst().message()));
    this.errors = List.copyOf(errors);
  }

  @Override
  public List<FieldError> errors() {
    return errors;
  }
}
