package dev.attune.text.onnx;

import dev.attune.text.tensor.Tensor;
import java.util.function.Function;

/** How the products of an encoder's linears are computed; the biases are added by others. */
interface Linears {

  /** Products in a precision. */
  static Linears of(Precision precision, OnnxGraph graph, Function<String, Tensor> weights) {
    return switch (precision) {
      case FLOAT32 -> new FloatLinears(graph, weights);
      case INT8 -> new Int8Linears(graph, weights);
    };
  }

  /**
   * The value {@code x W^T}.
   *
   * @param input x, [batch, tokens, in]
   * @param name the linear's name by BERT, for example {@code encoder.layer.0.attention.self.query}
   */
  String product(String input, String name);
}
