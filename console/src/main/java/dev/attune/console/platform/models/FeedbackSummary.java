package dev.attune.console.platform.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version's feedback comes to.
 *
 * @param agreement by output, where it can be told
 * @param scales how far values on scales were from what was right
 * @param corrections of a single-label task, the commonest first
 */
public record FeedbackSummary(
    long count, List<Agreement> agreement, List<ScaleError> scales, List<Correction> corrections) {

  /** Whether nobody has said anything. */
  public boolean isNone() {
    return count == 0;
  }

  /** How often what was answered is what was right. */
  public record Agreement(String output, long agreed, long disagreed, Interval share) {

    public long total() {
      return agreed + disagreed;
    }
  }

  /** How far a scale's values were from what was right; the interval is missing of too few. */
  public record ScaleError(
      String output,
      String scale,
      long count,
      double meanAbsoluteError,
      @Nullable Double low,
      @Nullable Double high,
      double meanDifference) {}

  /** A label that was answered where another was right. */
  public record Correction(String predicted, String right, long count) {}
}
