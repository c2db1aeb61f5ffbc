package dev.attune.text.learn;

import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.tensor.Tensor;
import java.util.Map;

/**
 * What a method found.
 *
 * @param heads what was trained of the heads by the names of {@link Goal}, over vectors as they are
 * @param change what changes inside the encoder
 * @param validationLogits [outputs][texts][logits], not calibrated
 * @param testLogits [outputs][texts][logits], not calibrated
 * @param course how the training went
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, inside this package
record Fitted(
    Map<String, Tensor> heads,
    EncoderChange change,
    float[][][] validationLogits,
    float[][][] testLogits,
    TrainingLoop.Course course) {

  Tensor head(String name) {
    Tensor tensor = heads.get(name);
    if (tensor == null) {
      throw new IllegalStateException("The method gave no " + name + ".");
    }
    return tensor;
  }
}
