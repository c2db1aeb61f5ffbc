package dev.attune.api.annotation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a data set is annotated, and how far that is.
 *
 * @param people e-mails of those who are asked; null when all are who may
 */
@Schema(name = "AnnotationPlan")
public record PlanView(
    boolean open,
    @Schema(examples = "2") int annotators,
    @Schema(examples = "3") int annotatorsMax,
    GoldRule goldRule,
    Ordering ordering,
    @Schema(nullable = true) @Nullable List<String> people,
    Progress progress,
    @Schema(examples = "ling@example.org") String createdBy,
    Instant createdAt) {

  /**
   * How far it is.
   *
   * @param items examples that people are asked about
   * @param open those that still need answers
   * @param review those that somebody has to decide
   * @param decided those that have gold
   * @param answers that were given, skipped ones left out
   * @param inHand items that somebody has before them now
   */
  @Schema(name = "AnnotationProgress")
  public record Progress(
      @Schema(examples = "1200") long items,
      @Schema(examples = "700") long open,
      @Schema(examples = "40") long review,
      @Schema(examples = "460") long decided,
      @Schema(examples = "1310") long answers,
      @Schema(examples = "6") long inHand) {}
}
