package dev.attune.text.export;

import dev.attune.text.metrics.Sigmoid;
import dev.attune.text.tensor.Tensor;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** What {@code transformers}' classes for whole texts compute from the first token's vector. */
final class StockClasses {
  private StockClasses() {}

  static float[] logits(String architecture, Map<String, Tensor> tensors, float[] first) {
    return switch (architecture) {
      case "bert" -> through(tensors, first, "bert.pooler.dense", Math::tanh, "classifier");
      case "roberta", "xlm-roberta" ->
          through(tensors, first, "classifier.dense", Math::tanh, "classifier.out_proj");
      case "distilbert" ->
          through(tensors, first, "pre_classifier", x -> Math.max(0, x), "classifier");
      case "electra" ->
          through(tensors, first, "classifier.dense", StockClasses::gelu, "classifier.out_proj");
      default -> throw new IllegalArgumentException(architecture);
    };
  }

  private static float[] through(
      Map<String, Tensor> tensors,
      float[] vector,
      String first,
      DoubleUnaryOperator function,
      String last) {
    float[] inner = linear(tensors, vector, first);
    for (int i = 0; i < inner.length; i++) {
      inner[i] = (float) function.applyAsDouble(inner[i]);
    }
    return linear(tensors, inner, last);
  }

  /** In the range that counts here it does not matter which approximation of GELU is taken. */
  private static double gelu(double x) {
    return x * Sigmoid.of(new float[] {(float) (1.702 * x)}, 1)[0];
  }

  private static float[] linear(Map<String, Tensor> tensors, float[] vector, String name) {
    float[] weight = Objects.requireNonNull(tensors.get(name + ".weight")).data();
    float[] result = Objects.requireNonNull(tensors.get(name + ".bias")).data().clone();
    for (int row = 0; row < result.length; row++) {
      for (int i = 0; i < vector.length; i++) {
        result[row] += weight[row * vector.length + i] * vector[i];
      }
    }
    return result;
  }
}
