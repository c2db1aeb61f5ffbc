package dev.attune.agreement;

/**
 * A labelled stretch of a text.
 *
 * @param start the first character's place, counted from 0
 * @param end the place after the last character
 * @param label what the stretch is
 */
public record Span(int start, int end, String label) {

  /** Refuses an empty or reversed span. */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("A span from %d to %d.".formatted(start, end));
    }
  }

  int length() {
    return end - start;
  }

  boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }
}
