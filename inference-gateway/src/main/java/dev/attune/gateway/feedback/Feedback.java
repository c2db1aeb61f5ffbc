package dev.attune.gateway.feedback;

import dev.attune.text.task.Gold;
import org.jspecify.annotations.Nullable;

/**
 * What a person says.
 *
 * @param right the right answer; of a joint task perhaps to some outputs only
 * @param comment in the person's own words
 */
record Feedback(Gold right, @Nullable String comment) {
  /** Not the words. */
  @Override
  public String toString() {
    return "Feedback[right=%s]".formatted(right);
  }
}
