package dev.attune.text.task;

/**
 * A labelled stretch of a text.
 *
 * @param label its kind
 * @param start of its first character, in Unicode code points from 0
 * @param end after its last character
 */
public record Entity(String label, int start, int end) {

  /**
   * @throws IllegalArgumentException if the stretch is empty or begins before the text
   */
  public Entity {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "An entity from %d to %d is not a stretch of text.".formatted(start, end));
    }
  }
}
