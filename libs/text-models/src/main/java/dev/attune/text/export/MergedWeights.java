package dev.attune.text.export;

import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;

/** The parameters of a base model with a version's changes worked into them. */
final class MergedWeights {
  private MergedWeights() {}

  /** Every parameter of the encoder by BERT's names. */
  static Map<String, Tensor> of(BaseModel base, EncoderChange change) throws IOException {
    Map<String, Tensor> weights = base.tensors();
    switch (change) {
      case EncoderChange.None none -> {}
      case EncoderChange.Lora(LoraWeights lora) -> {
        for (int layer = 0; layer < base.info().layers(); layer++) {
          for (LoraTarget target : lora.targets()) {
            String name = "encoder.layer.%d.%s.weight".formatted(layer, target.module());
            weights.computeIfPresent(name, updated(lora, layer, target));
          }
        }
      }
      case EncoderChange.Parameters(Map<String, Tensor> replaced) ->
          replaced.forEach((name, tensor) -> replace(weights, name, tensor));
    }
    return weights;
  }

  private static BiFunction<String, Tensor, Tensor> updated(
      LoraWeights lora, int layer, LoraTarget target) {
    return (name, weight) -> {
      float[] a = lora.a(layer, target).data();
      float[] b = lora.b(layer, target).data();
      int rank = lora.rank();
      int in = a.length / rank;
      float[] merged = weight.data().clone();
      for (int row = 0; row < b.length / rank; row++) {
        for (int i = 0; i < rank; i++) {
          float factor = lora.scale() * b[row * rank + i];
          for (int column = 0; column < in; column++) {
            merged[row * in + column] += factor * a[i * in + column];
          }
        }
      }
      return new Tensor(name, weight.shape(), merged);
    };
  }

  private static void replace(Map<String, Tensor> weights, String name, Tensor tensor) {
    Tensor before = weights.get(name);
    if (before == null || !Arrays.equals(before.shape(), tensor.shape())) {
      throw new IllegalArgumentException(
          "The version replaces %s, which the base model does not have.".formatted(tensor));
    }
    weights.put(name, tensor.renamed(name));
  }
}
