package dev.attune.api.annotation;

import dev.attune.api.problems.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a request sees decided about an example.
 *
 * @param decided whether they see anything decided
 * @param at when it was decided; null also where it came with an upload, which has no time
 */
record SeenDecision(boolean decided, @Nullable Instant at) {
  private static final String NAME = "decisionSeen";
  private static final String UPLOAD = "upload";
  private static final String NOTHING = "none";

  /** Further on the database knows no moment. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final String MESSAGE =
      "must be empty, \"none\", \"upload\" or a moment, for example 2026-03-14T15:09:26Z";

  /** As a body says it; null when it does not, 422 when it is no moment. */
  static @Nullable SeenDecision inBody(@Nullable String said) {
    try {
      return of(said);
    } catch (DateTimeException _) {
      throw Refusal.invalid(NAME, MESSAGE);
    }
  }

  /** As a parameter says it; null when it does not, 400 when it is no moment. */
  static @Nullable SeenDecision inParameter(@Nullable String said) {
    try {
      return of(said);
    } catch (DateTimeException _) {
      throw Refusal.malformed(NAME, MESSAGE);
    }
  }

  private static Instant moment(String said) {
    Instant at = Instant.parse(said);
    if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
      throw new DateTimeException("No decision was made then.");
    }
    return at;
  }

  private static @Nullable SeenDecision of(@Nullable String said) {
    if (said == null) {
      return null;
    }
    return switch (said) {
      case "", NOTHING -> new SeenDecision(false, null);
      case UPLOAD -> new SeenDecision(true, null);
      default -> new SeenDecision(true, moment(said));
    };
  }
}
