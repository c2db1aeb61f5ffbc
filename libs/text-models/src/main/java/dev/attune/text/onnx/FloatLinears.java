package dev.attune.text.onnx;

import dev.attune.text.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/** Products in 32-bit floats. */
record FloatLinears(OnnxGraph graph, Function<String, Tensor> weights) implements Linears {

  @Override
  public String product(String input, String name) {
    Tensor weight = weights.apply(name + ".weight").transposed();
    return graph.node("MatMul", List.of(input, graph.constant(weight)));
  }
}
