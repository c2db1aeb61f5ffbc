package dev.attune.console.platform.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far the answers of exported files are from the version's own, on its test split.
 *
 * @param examples how many texts they were measured on
 */
public record Parity(
    int examples,
    Own version,
    @JsonProperty("model.onnx") OnnxFile floats,
    @JsonProperty("model_int8.onnx") OnnxFile integers) {

  /** The version itself. */
  public record Own(Headline headline) {}

  /**
   * An exported file.
   *
   * @param largestChange the largest difference of two probabilities, or of two values as a share
   *     of their scale
   * @param changedAnswers the share of texts that get another answer
   */
  public record OnnxFile(
      long bytes,
      @Nullable Double largestChange,
      @Nullable Double meanChange,
      double changedAnswers,
      Headline headline) {}
}
