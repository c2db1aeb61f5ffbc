package dev.attune.api.annotation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a data set is annotated, and how far that is.
 *
 * @param certainty how probable a label must be to become gold where gold is estimated
 * @param estimatedAt when gold was last estimated; null where it never was
 * @param randomShare of the texts that chance orders and no model
 * @param unsureShare of the texts that a model knows, those it is the least sure of, which {@code
 *     annotatorsMax} people answer
 * @param suggestions whether people see what the newest model would answer
 * @param gold how people are checked with gold questions; null for annotators, who are not told
 * @param people e-mails of those who are asked; null when all are who may
 */
@Schema(name = "AnnotationPlan")
public record PlanView(
    boolean open,
    @Schema(examples = "2") int annotators,
    @Schema(examples = "3") int annotatorsMax,
    GoldRule goldRule,
    @Schema(examples = "0.9") double certainty,
    @Schema(nullable = true) @Nullable Instant estimatedAt,
    Ordering ordering,
    @Schema(examples = "0.2") double randomShare,
    @Schema(examples = "0.1") double unsureShare,
    Suggesting suggestions,
    @Schema(nullable = true) @Nullable GoldCheck gold,
    @Schema(nullable = true) @Nullable List<String> people,
    Progress progress,
    @Schema(examples = "ling@example.org") String createdBy,
    Instant createdAt) {

  /**
   * How far it is.
   *
   * <p>Gold questions count as if they were ordinary items, so that counts do not tell which they
   * are.
   *
   * @param items examples that people are asked about
   * @param open those that still need answers
   * @param waiting those among the open ones that have all their answers and wait for an estimate
   * @param review those that somebody has to decide
   * @param decided those that have gold
   * @param answers that were given, skipped ones left out
   * @param unsure items that more people answer because a model was unsure of them, decided ones
   *     among them
   * @param inHand items that somebody has before them now
   */
  @Schema(name = "AnnotationProgress")
  public record Progress(
      @Schema(examples = "1200") long items,
      @Schema(examples = "700") long open,
      @Schema(examples = "0") long waiting,
      @Schema(examples = "40") long review,
      @Schema(examples = "460") long decided,
      @Schema(examples = "1310") long answers,
      @Schema(examples = "90") long unsure,
      @Schema(examples = "6") long inHand) {}
}
