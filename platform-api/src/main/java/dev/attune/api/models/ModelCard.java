package dev.attune.api.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What people should know of a version before they rely on it.
 *
 * @param limits what it was not made for or not tried on, as far as its own facts tell
 * @param warnings what training and evaluation noticed
 */
@Schema(name = "ModelCard")
public record ModelCard(
    @Schema(examples = "feelings-en") String model,
    @Schema(examples = "2") int version,
    Instant createdAt,
    Base baseModel,
    @Schema(examples = "lora") String method,
    @Schema(implementation = Object.class, examples = "{\"epochs\": 3}") JsonNode hyperparameters,
    Data data,
    @Nullable Evaluation test,
    @Nullable Evaluation validation,
    @Schema(
            implementation = Object.class,
            nullable = true,
            description =
                "The temperature, and the expected calibration error, log loss and Brier score without it and with it; of older versions not the latter two.",
            examples =
                "{\"temperature\": 1.3, \"eceBefore\": 0.1, \"eceAfter\": 0.04, \"logLossBefore\": 0.6, \"logLossAfter\": 0.5, \"brierBefore\": 0.33, \"brierAfter\": 0.3}")
        @Nullable JsonNode calibration,
    @Schema(implementation = Object.class, nullable = true) @Nullable JsonNode training,
    List<String> limits,
    List<String> warnings) {

  /** What the version was built on. */
  public record Base(
      @Schema(examples = "minilm-l6-en") String name,
      @Schema(examples = "en") String language,
      @Schema(examples = "Apache-2.0") String licence,
      @Schema(examples = "sentence-transformers/all-MiniLM-L6-v2") String source,
      @Schema(examples = "53aa5117...") String sha256,
      @Schema(examples = "512") int maxTokens) {}

  /**
   * What it learnt from.
   *
   * @param labels of the task, in a joint task those of its outputs
   * @param language of the data set; null when the data set has been deleted
   * @param counts of the snapshot; null when the data set has been deleted
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Data(
      @Schema(examples = "feelings") String dataset,
      @Schema(examples = "1") String snapshot,
      @Schema(examples = "7d5e4b0c2a...") String contentHash,
      @Schema(examples = "en", nullable = true) @Nullable String language,
      @Schema(
              implementation = Object.class,
              examples = "{\"type\": \"single-label\", \"labels\": [\"joy\", \"anger\"]}")
          JsonNode task,
      @Schema(examples = "[\"joy\", \"anger\"]") List<String> labels,
      @Schema(implementation = Object.class, nullable = true) @Nullable JsonNode counts) {}

  /**
   * How it did on a split that it was not trained on; intervals are 95 %.
   *
   * @param type of the task
   * @param headline what models for such tasks are judged by
   * @param figures all with an interval
   * @param expectedCalibrationError null where answers have no probabilities of this kind
   * @param refusals how well texts that have none of the labels are told from the others; null
   *     where the task knows no such texts or the split has none
   * @param coverage by the name of the scale, the share of true values inside the interval of 90 %
   *     that comes with each answer; left out where answers are no values
   * @param outputs of a joint task, each by itself; left out in other tasks
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Evaluation(
      @Schema(examples = "single-label") String type,
      @Schema(examples = "1421") long examples,
      Figure headline,
      List<Figure> figures,
      @Schema(examples = "0.031", nullable = true) @Nullable Double expectedCalibrationError,
      List<ForLabel> labels,
      @Nullable Refusals refusals,
      @Schema(implementation = Object.class, examples = "{\"stress\": 0.91}")
          Map<String, Double> coverage,
      @Schema(
              implementation = Object.class,
              examples = "{\"intent\": {\"type\": \"single-label\", \"examples\": 140}}")
          Map<String, Evaluation> outputs) {}

  /**
   * How a version refuses.
   *
   * @param threshold answers below this confidence are refused; 0 when none ever is
   * @param examples texts without any of the labels
   * @param recall share of these that are refused
   * @param inScopePrecision share of the answered texts that have one of the labels
   * @param auroc chance that a text with a label gets a higher confidence than one without
   * @param recallAt95Precision {@code recall} where 95 % of the answered texts have a label
   */
  public record Refusals(
      @Schema(examples = "0.62") double threshold,
      @Schema(examples = "140") long examples,
      @Schema(examples = "0.71") double recall,
      @Schema(examples = "0.96") double inScopePrecision,
      @Schema(examples = "0.93") double auroc,
      @Schema(examples = "0.68") double recallAt95Precision) {}

  /** A named figure with the interval in which it may well lie. */
  public record Figure(
      @Schema(examples = "macroF1") String name,
      @Schema(examples = "0.77") double value,
      @Schema(examples = "0.74") double low,
      @Schema(examples = "0.79") double high) {}

  /** Precision, recall and F1 for one label, and on how many examples they rest. */
  public record ForLabel(
      @Schema(examples = "joy") String label,
      @Schema(examples = "0.8") double precision,
      @Schema(examples = "0.77") double recall,
      @Schema(examples = "0.785") double f1,
      @Schema(examples = "358") long support) {}
}
