package dev.attune.text.onnx;

import static dev.attune.text.onnx.OnnxGraph.attribute;

import dev.attune.text.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Products in 8-bit integers. A weight has one scale per column, fixed; an input has one per token,
 * found while running, so that a text's answer does not depend on the texts beside it.
 *
 * <p>Weights use 7 of the 8 bits. Processors without VNNI add two products in 16 bits before they
 * widen them: two inputs of 255 with weights of 127 would not fit there and be cut off, unnoticed
 * and on these machines alone ({@code reduce_range} of ONNX Runtime's quantisation guide).
 */
final class Int8Linears implements Linears {
  private static final int INPUT_LEVELS = 127;
  private static final int WEIGHT_LEVELS = 63;
  private static final byte MIDDLE = (byte) 128;

  private final OnnxGraph graph;
  private final Function<String, Tensor> weights;
  private final Map<String, Quantised> inputs = new HashMap<>();

  Int8Linears(OnnxGraph graph, Function<String, Tensor> weights) {
    this.graph = graph;
    this.weights = weights;
  }

  @Override
  public String product(String input, String name) {
    Tensor weight = weights.apply(name + ".weight");
    int out = (int) weight.shape()[0];
    int in = (int) weight.shape()[1];
    float[] scales = new float[out];
    byte[] columns = columns(weight.data(), in, scales);
    Quantised quantised = inputs.computeIfAbsent(input, this::quantised);
    String product =
        graph.fused(
            "MatMulIntegerToFloat",
            List.of(
                quantised.levels(),
                graph.int8(name + ".levels", columns, in, out),
                step(),
                graph.constant(Tensor.of(name + ".scales", scales, out)),
                middle(),
                graph.int8(name + ".zeros", new byte[out], out)));
    return graph.node("Mul", List.of(product, quantised.largest()));
  }

  /** The transpose of a weight [out, in] in whole numbers, each column by its own scale. */
  private static byte[] columns(float[] weight, int in, float[] scales) {
    byte[] levels = new byte[weight.length];
    int out = scales.length;
    for (int column = 0; column < out; column++) {
      float largest = Float.MIN_NORMAL;
      for (int row = 0; row < in; row++) {
        largest = Math.max(largest, Math.abs(weight[column * in + row]));
      }
      scales[column] = largest / WEIGHT_LEVELS;
      for (int row = 0; row < in; row++) {
        levels[row * out + column] =
            (byte) Math.round(weight[column * in + row] / largest * WEIGHT_LEVELS);
      }
    }
    return levels;
  }

  /** Each token divided by its largest number, in 255 levels. */
  private Quantised quantised(String input) {
    String sizes = graph.node("Abs", List.of(input));
    String largest =
        graph.node(
            "ReduceMax",
            List.of(sizes),
            OnnxGraph.attribute("axes", List.of(-1L)),
            attribute("keepdims", 1));
    String tiny = graph.constant(Tensor.of("tiny", new float[] {1e-20f}));
    String divisor = graph.node("Max", List.of(largest, tiny));
    String unit = graph.node("Div", List.of(input, divisor));
    return new Quantised(graph.node("QuantizeLinear", List.of(unit, step(), middle())), divisor);
  }

  private String step() {
    return graph.constant(Tensor.of("step", new float[] {1f / INPUT_LEVELS}));
  }

  private String middle() {
    return graph.uint8("middle", MIDDLE);
  }

  private record Quantised(String levels, String largest) {}
}
