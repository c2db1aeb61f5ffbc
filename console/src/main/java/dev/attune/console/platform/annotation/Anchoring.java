package dev.attune.console.platform.annotation;

import org.jspecify.annotations.Nullable;

/**
 * Whether people say what the model suggests more often when they see it.
 *
 * @param difference of the two shares; null where there is not enough data
 * @param meaning the sentence that says what it means
 */
public record Anchoring(
    Group shown, Group withheld, @Nullable Difference difference, Agreement.Sentence meaning) {

  /** Some answers, and how many of them say what the suggestion says. */
  public record Group(long answers, long same) {

    /** From 0 to 1. */
    public double share() {
      return answers == 0 ? 0 : (double) same / answers;
    }
  }

  public record Difference(double value, double low, double high) {}

  /** Whether anybody was shown or refused a suggestion by chance. */
  public boolean begun() {
    return shown.answers() + withheld.answers() > 0;
  }
}
