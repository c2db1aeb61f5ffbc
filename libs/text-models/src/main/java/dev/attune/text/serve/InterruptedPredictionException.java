package dev.attune.text.serve;

import org.jspecify.annotations.Nullable;

/** A prediction ended early because it was asked to. */
public final class InterruptedPredictionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InterruptedPredictionException(@Nullable Throwable cause) {
    super("The prediction was interrupted.", cause);
  }
}
