package dev.attune.text.learn;

import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a method found.
 *
 * @param headWeight {@code classifier.weight}, [labels, hidden], over pooled texts as they are
 * @param headBias {@code classifier.bias}, [labels]
 * @param lora updates inside the encoder, or null
 * @param validationLogits [texts][labels], not calibrated
 * @param testLogits [texts][labels], not calibrated
 * @param course how the training went
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, inside this package
record Fitted(
    Tensor headWeight,
    Tensor headBias,
    @Nullable LoraWeights lora,
    float[][] validationLogits,
    float[][] testLogits,
    TrainingLoop.Course course) {}
