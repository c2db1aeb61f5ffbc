package dev.attune.gateway.predict;

import java.util.List;

/**
 * The answer to a request.
 *
 * @param model the model's name
 * @param version the version in production, or the one that was asked for
 * @param predictions one per input, in order
 */
public record PredictionAnswer(
    String model, int version, List<Prediction> predictions, Usage usage) {

  /** What the request cost: tokens that the model read. */
  public record Usage(long tokens) {}
}
