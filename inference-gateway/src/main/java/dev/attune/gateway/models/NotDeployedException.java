package dev.attune.gateway.models;

import dev.attune.gateway.problems.ProblemException;

/** The model exists, and no version of it is in production. */
final class NotDeployedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  NotDeployedException(ModelKey model) {
    super(
        409,
        "The model %s has no version in production; promote one, or ask a version by its number."
            .formatted(model.name()));
  }
}
