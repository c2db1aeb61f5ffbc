package dev.attune.api.annotation;

import dev.attune.api.problems.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a request sees decided about an example.
 *
 * @param at when it was decided; null where they see nothing decided
 */
record SeenDecision(@Nullable Instant at) {
  private static final String NAME = "decisionSeen";
  private static final String MESSAGE =
      "must be empty or a moment, for example 2026-03-14T15:09:26Z";

  /** As a body says it; null when it does not, 422 when it is no moment. */
  static @Nullable SeenDecision inBody(@Nullable String said) {
    try {
      return of(said);
    } catch (DateTimeParseException _) {
      throw Refusal.invalid(NAME, MESSAGE);
    }
  }

  /** As a parameter says it; null when it does not, 400 when it is no moment. */
  static @Nullable SeenDecision inParameter(@Nullable String said) {
    try {
      return of(said);
    } catch (DateTimeParseException _) {
      throw Refusal.malformed(NAME, MESSAGE);
    }
  }

  private static @Nullable SeenDecision of(@Nullable String said) {
    return said == null ? null : new SeenDecision(said.isEmpty() ? null : Instant.parse(said));
  }
}
