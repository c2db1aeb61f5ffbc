package dev.attune.text.adapter;

import dev.attune.text.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An encoder's weights with an adapter's change in them, so that they need no adapter any more. */
public final class MergedWeights {
  private MergedWeights() {}

  /**
   * The changed weights; those that the change does not touch are the same tensors.
   *
   * @param weights of the base model, by name
   * @throws InvalidAdapterException if the change names a parameter that is not there, or gives it
   *     another shape
   */
  public static Map<String, Tensor> of(Map<String, Tensor> weights, EncoderChange change) {
    Map<String, Tensor> merged = new LinkedHashMap<>(weights);
    switch (change) {
      case EncoderChange.None none -> {}
      case EncoderChange.Parameters(Map<String, Tensor> replaced) ->
          replaced.forEach((name, tensor) -> replace(merged, tensor.renamed(name)));
      case EncoderChange.Lora(LoraWeights lora) -> add(merged, lora);
    }
    return merged;
  }

  private static void replace(Map<String, Tensor> weights, Tensor tensor) {
    Tensor before = require(weights, tensor.name());
    if (!tensor.hasShape(before.shape())) {
      throw new InvalidAdapterException(
          "The adapter's tensor %s should have the shape %s."
              .formatted(tensor, Arrays.toString(before.shape())));
    }
    weights.put(tensor.name(), tensor);
  }

  private static void add(Map<String, Tensor> weights, LoraWeights lora) {
    for (LoraTarget target : lora.targets()) {
      for (int layer = 0; lora.tensors().containsKey(target.nameOfA(layer)); layer++) {
        String name = "encoder.layer.%d.%s.weight".formatted(layer, target.module());
        weights.put(name, sum(require(weights, name), lora, layer, target));
      }
    }
  }

  private static Tensor sum(Tensor weight, LoraWeights lora, int layer, LoraTarget target) {
    float[] a = lora.a(layer, target).data();
    float[] b = lora.b(layer, target).data();
    int columns = (int) weight.shape()[1];
    float[] sum = weight.data().clone();
    for (int row = 0; row * columns < sum.length; row++) {
      for (int inner = 0; inner < lora.rank(); inner++) {
        float factor = lora.scale() * b[row * lora.rank() + inner];
        for (int column = 0; column < columns; column++) {
          sum[row * columns + column] += factor * a[inner * columns + column];
        }
      }
    }
    return new Tensor(weight.name(), weight.shape(), sum);
  }

  private static Tensor require(Map<String, Tensor> weights, String name) {
    Tensor tensor = weights.get(name);
    if (tensor == null) {
      throw new InvalidAdapterException("The base model has no parameter %s.".formatted(name));
    }
    return tensor;
  }
}
