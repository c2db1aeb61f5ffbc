package dev.attune.gateway.problems;

import org.jspecify.annotations.Nullable;

/** Stands in the log for an exception whose message must not be there. */
final class UnforeseenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnforeseenException(String type, @Nullable Throwable cause) {
    super(type, cause);
  }
}
