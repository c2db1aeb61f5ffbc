package dev.attune.api.deployments;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A shadow or a canary against what is in production.
 *
 * @param trial {@code shadow} or {@code canary}
 * @param baseline the version in production
 * @param candidate the version that is tried
 * @param since the first day (UTC) that something was counted on; null when nothing was
 * @param texts that the shadow has computed, or the canary has answered
 * @param shed texts that the shadow left out, because the gateways were busy
 * @param failed texts that the shadow could not compute
 */
@Schema(name = "Trial")
public record TrialView(
    @Schema(examples = "shadow") String trial,
    @Schema(examples = "2") int baseline,
    @Schema(examples = "4") int candidate,
    @Nullable LocalDate since,
    @Schema(examples = "2310") long texts,
    @Schema(examples = "12") long shed,
    @Schema(examples = "0") long failed,
    Verdict verdict,
    List<OutputFigures> outputs,
    Times baselineTimes,
    Times candidateTimes) {

  /**
   * What the figures say.
   *
   * @param finding {@code not-enough-data}, {@code agrees} (of a canary: answers alike), {@code
   *     unclear} or {@code differs}
   * @param sentence the same in words; it says nothing of which version is right
   */
  @Schema(name = "TrialVerdict")
  public record Verdict(
      @Schema(examples = "agrees") String finding,
      @Schema(examples = "Version 4 agrees with version 2 on 97.1 % [96.4, 97.7] of 2,310 texts.")
          String sentence) {}

  /**
   * The figures of one output.
   *
   * @param output its name in a joint task, its scale in a regression task; else empty
   * @param agreement the share of texts with the same answer; null for a canary, which answers
   *     other texts. The same label, the same set of labels, the same entities, or a value at most
   *     a twentieth of the scale away
   * @param scoreShift how much higher the candidate's confidence is on average (of values: how much
   *     further up the scale)
   * @param distance the mean distance of the two answers, from 0 to 1: total variation of the
   *     scores, the mean difference of the scores of several labels, one minus F1 of entities, the
   *     distance on the scale; null for a canary
   * @param labelStability of the labels that were answered
   * @param scoreStability of the confidence (of values: of where they lie on the scale)
   */
  @Schema(name = "TrialOutput")
  public record OutputFigures(
      @Schema(examples = "") String output,
      @Schema(examples = "2310") long baselineTexts,
      @Schema(examples = "2310") long candidateTexts,
      @Nullable Ranged agreement,
      @Nullable Ranged scoreShift,
      @Schema(examples = "0.03", nullable = true) @Nullable Double distance,
      @Nullable StabilityIndex labelStability,
      @Nullable StabilityIndex scoreStability,
      List<LabelCounts> labels) {}

  /** How often each version gave a label; an empty label is a refusal. */
  @Schema(name = "TrialLabel")
  public record LabelCounts(
      @Schema(examples = "joy") String label,
      @Schema(examples = "1200") long baseline,
      @Schema(examples = "1184") long candidate) {}

  /**
   * How long answers of requests with up to eight texts took on the gateway, waiting included.
   *
   * @param p50 half of them took no longer, in milliseconds; null without any, or beyond 5 s
   * @param p95 95 of 100 took no longer
   */
  @Schema(name = "TrialTimes")
  public record Times(
      @Schema(examples = "412") long requests,
      @Schema(examples = "7", nullable = true) @Nullable Integer p50,
      @Schema(examples = "20", nullable = true) @Nullable Integer p95) {}
}
