package dev.attune.gateway.bodies;

import dev.attune.gateway.problems.ProblemException;

/** A compressed stream that inflates to far more than was sent. */
final class OutOfProportionException extends ProblemException {
  private static final long serialVersionUID = 1L;

  OutOfProportionException(int times) {
    super(
        413,
        "The list inflates to more than %d times what was sent; the rest was not read."
            .formatted(times));
  }
}
