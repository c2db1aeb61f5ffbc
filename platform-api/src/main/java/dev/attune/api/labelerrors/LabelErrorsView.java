package dev.attune.api.labelerrors;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Labels that are probably wrong.
 *
 * @param check what found them; null while no labels of this data set have been checked as they are
 *     now
 * @param outdated whether labels were checked, but before the task was changed
 * @param items the most suspect first
 */
@Schema(name = "LabelErrors", description = "Labels that are probably wrong.")
public record LabelErrorsView(
    @Schema(nullable = true) @Nullable Check check,
    boolean outdated,
    List<LabelError> items,
    @Schema(nullable = true) @Nullable String next) {

  /**
   * What found them.
   *
   * @param model and {@code version} are those of the training after which labels were checked
   * @param examples that the snapshot has
   * @param kept doubts that were kept, the gravest; 1,000 at most of all that the outputs' {@code
   *     suspects} count
   * @param left those of the kept ones that nobody has dealt with yet
   */
  @Schema(name = "LabelCheck")
  public record Check(
      @Schema(examples = "mood") String model,
      @Schema(examples = "3") int version,
      @Schema(examples = "2") int snapshot,
      Instant checkedAt,
      @Schema(examples = "1800") int examples,
      @Schema(examples = "52") int kept,
      @Schema(examples = "41") long left,
      List<Output> outputs) {}

  /**
   * How one output's labels are.
   *
   * @param output its name; empty where the task has one
   * @param type single-label or multi-label
   * @param examples that were looked at; those out of scope have no label that could be wrong
   * @param noise the estimated share of examples with a wrong label; of sets of labels the share of
   *     wrong decisions among all, of which an example has one for each label, yes or no
   * @param suspects examples whose label was doubted, also those that were not kept
   * @param unjudged labels that too few examples have to say anything
   */
  @Schema(name = "CheckedOutput")
  public record Output(
      @Schema(examples = "") String output,
      @Schema(examples = "single-label") String type,
      @Schema(examples = "1800") int examples,
      @Schema(examples = "0.06") double noise,
      @Schema(examples = "52") int suspects,
      List<String> unjudged) {}

  /**
   * An example whose label is probably wrong.
   *
   * @param text null for auditors, who read no texts
   * @param split that it is in
   * @param given the answer it has
   * @param likely what the models take for right
   * @param answer all of its answer as it is, to be kept by a decision
   * @param corrected all of its answer with what is likely, to be made gold by a decision
   * @param selfConfidence the models' probability of the given answer
   * @param margin that probability against the best other answer, normalised: from 0, most suspect,
   *     to 1
   * @param inReview whether somebody is to decide about it
   */
  @Schema(name = "LabelError")
  public record LabelError(
      UUID example,
      @Schema(nullable = true, examples = "ticket-118") @Nullable String externalId,
      @Schema(nullable = true, examples = "I could sing") @Nullable String text,
      @Schema(enumeration = {"train", "validation", "test"}) String split,
      @Schema(examples = "") String output,
      @Schema(implementation = Object.class, examples = "{\"label\": \"anger\"}") JsonNode given,
      @Schema(implementation = Object.class, examples = "{\"label\": \"joy\"}") JsonNode likely,
      @Schema(implementation = Object.class, examples = "{\"label\": \"anger\"}") JsonNode answer,
      @Schema(implementation = Object.class, examples = "{\"label\": \"joy\"}") JsonNode corrected,
      @Schema(examples = "0.04") double selfConfidence,
      @Schema(examples = "0.07") double margin,
      boolean inReview) {}
}
