package dev.attune.gateway.bodies;

import org.jspecify.annotations.Nullable;

/** How long a string may be. */
public enum TextRule {
  TEXT(100_000),
  SUBJECT(200),
  COMMENT(2_000);

  private final int maxCodePoints;

  TextRule(int maxCodePoints) {
    this.maxCodePoints = maxCodePoints;
  }

  /** What is wrong with a value, as the end of a sentence; null when nothing is. */
  public @Nullable String complaint(String value) {
    if (value.isBlank()) {
      return "is empty.";
    }
    int codePoints = value.codePointCount(0, value.length());
    return codePoints > maxCodePoints
        ? "has %,d characters; at most %,d are allowed.".formatted(codePoints, maxCodePoints)
        : null;
  }
}
