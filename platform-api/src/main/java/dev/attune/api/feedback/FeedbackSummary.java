package dev.attune.api.feedback;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a version's feedback comes to. People speak up when something is wrong, so agreement is no
 * accuracy.
 *
 * @param count how much feedback there is
 * @param agreement by output, where it can be told: not of scales
 * @param scales how far values on scales were from what was right
 * @param corrections of a single-label task, the commonest first
 */
@Schema(name = "FeedbackSummary")
public record FeedbackSummary(
    @Schema(examples = "41") long count,
    @Schema(nullable = true) @Nullable Instant latest,
    List<Agreement> agreement,
    List<ScaleError> scales,
    List<Correction> corrections) {

  /**
   * How often what was answered is what was right.
   *
   * @param output empty where the task has no other
   * @param share with its 95 % interval (Wilson)
   */
  @Schema(name = "FeedbackAgreement")
  public record Agreement(
      @Schema(examples = "") String output,
      @Schema(examples = "29") long agreed,
      @Schema(examples = "12") long disagreed,
      Share share) {}

  /**
   * How far a scale's values were from what was right, in the scale's own unit.
   *
   * @param output empty where the task has no other
   * @param meanAbsoluteError of the values answered
   * @param low where the true mean error begins in 95 of 100 such cases, by the normal
   *     approximation; null of fewer than 30
   * @param high where it ends
   * @param meanDifference what was right less what was answered: above 0 where the version answers
   *     too little
   */
  @Schema(name = "FeedbackScaleError")
  public record ScaleError(
      @Schema(examples = "") String output,
      @Schema(examples = "stress") String scale,
      @Schema(examples = "52") long count,
      @Schema(examples = "0.9") double meanAbsoluteError,
      @Schema(nullable = true, examples = "0.7") @Nullable Double low,
      @Schema(nullable = true, examples = "1.1") @Nullable Double high,
      @Schema(examples = "-0.2") double meanDifference) {
    private static final double Z = 1.959963984540054;
    private static final int LEAST = 30;

    static ScaleError of(
        String output, String scale, long count, double mean, double deviation, double difference) {
      double half = Z * deviation / Math.sqrt((double) count);
      boolean enough = count >= LEAST;
      return new ScaleError(
          output,
          scale,
          count,
          mean,
          enough ? Math.max(0, mean - half) : null,
          enough ? mean + half : null,
          difference);
    }
  }

  /** A share and where the true one lies in 95 of 100 such cases. */
  @Schema(name = "FeedbackShare")
  public record Share(
      @Schema(examples = "0.71") double value,
      @Schema(examples = "0.56") double low,
      @Schema(examples = "0.82") double high) {
    private static final double Z = 1.959963984540054;

    /** Wilson's interval; there is at least one case. */
    static Share of(long yes, long no) {
      double n = yes + no;
      double p = yes / n;
      double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
      double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
      return new Share(p, Math.max(0, centre - half), Math.min(1, centre + half));
    }
  }

  /** A label that was answered where another was right. */
  @Schema(name = "FeedbackCorrection")
  public record Correction(
      @Schema(examples = "joy") String predicted,
      @Schema(examples = "sadness") String right,
      @Schema(examples = "7") long count) {}
}
