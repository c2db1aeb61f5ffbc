package dev.attune.gateway.predict;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a model says of a text, by the kind of its task, as members of JSON. */
public sealed interface Outcome {

  /**
   * Of a single-label model.
   *
   * @param label the most probable label; null when the model refuses, because none fits
   * @param outOfScope true when the model refuses; else not there
   * @param confidence the calibrated probability of the most probable label
   * @param scores calibrated probabilities by label, best first
   */
  @Schema(name = "SingleLabelOutcome")
  record OfLabel(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String label,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean outOfScope,
      float confidence,
      Map<String, Float> scores)
      implements Outcome {}

  /**
   * Of a multi-label model.
   *
   * @param labels those that the text has, in the task's order; may be empty
   * @param scores calibrated probabilities by label, each on its own, best first
   */
  @Schema(name = "MultiLabelOutcome")
  record OfLabelSet(List<String> labels, Map<String, Float> scores) implements Outcome {}

  /**
   * Of a token model.
   *
   * @param entities in the order of the text, without overlaps
   */
  @Schema(name = "TokenOutcome")
  record OfTokens(List<EntityFound> entities) implements Outcome {}

  /**
   * A stretch of the text with a label.
   *
   * @param start of its first character, in Unicode code points from 0
   * @param end after its last character
   * @param text the stretch itself
   * @param confidence the calibrated probability that exactly this stretch has this label
   */
  record EntityFound(String label, int start, int end, String text, float confidence) {}

  /**
   * Of a regression model.
   *
   * @param values by the name of the scale
   */
  @Schema(name = "RegressionOutcome")
  record OfValues(Map<String, Value> values) implements Outcome {}

  /**
   * A value on a scale.
   *
   * @param low where the interval begins that holds the true value in 90 of 100 texts
   * @param high where it ends
   */
  record Value(float value, float low, float high) {}

  /**
   * Of a joint model.
   *
   * @param outputs by the name of the output, each a member of its own
   */
  @Schema(name = "JointOutcome", description = "One member per output of the task.")
  record OfOutputs(@JsonAnyGetter @Schema(hidden = true) Map<String, Outcome> outputs)
      implements Outcome {}
}
