package dev.attune.gateway.bodies;

import dev.attune.gateway.problems.ProblemException;

/** A body beyond the limit, as it came or once inflated. */
public final class BodyTooLargeException extends ProblemException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long limitBytes) {
    super(
        413,
        limitBytes < 1_000_000
            ? "The body is larger than %d kB.".formatted(limitBytes / 1000)
            : ("The body is larger than %d MB; send the texts in several requests, or as"
                    + " application/x-ndjson.")
                .formatted(limitBytes / 1_000_000));
  }
}
