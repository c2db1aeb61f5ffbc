package dev.attune.console.platform.annotation;

import org.jspecify.annotations.Nullable;

/**
 * Whether people say what the model suggests more often when they see it.
 *
 * @param strata how many groups of answers there are that are compared each by itself
 * @param difference of the two shares; null where there is not enough data
 * @param meaning the sentence that says what it means
 */
public record Anchoring(
    Group shown,
    Group withheld,
    int strata,
    @Nullable Difference difference,
    Agreement.Sentence meaning) {

  /**
   * Some answers, and how many of them say what the suggestion says.
   *
   * @param share from 0 to 1, where there are several strata their weighted mean; null without
   *     answers
   */
  public record Group(long answers, long same, @Nullable Double share) {}

  public record Difference(double value, double low, double high) {}

  /** Whether shares are weighted ones. */
  public boolean weighted() {
    return strata > 1;
  }

  /** Whether anybody was shown or refused a suggestion by chance. */
  public boolean begun() {
    return shown.answers() + withheld.answers() > 0;
  }
}
