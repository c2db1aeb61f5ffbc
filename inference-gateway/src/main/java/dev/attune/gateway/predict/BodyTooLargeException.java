package dev.attune.gateway.predict;

import dev.attune.gateway.problems.ProblemException;

/** A body beyond the limit. */
final class BodyTooLargeException extends ProblemException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(int limitBytes) {
    super(
        413,
        "The body is larger than %d MB; send the texts in several requests."
            .formatted(limitBytes / 1_000_000));
  }
}
