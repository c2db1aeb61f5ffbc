package dev.attune.text.onnx;

import static dev.attune.text.onnx.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.EncoderShape;
import dev.attune.text.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Adds an encoder to a graph, from token ids and mask, both int32 [batch, tokens], to token vectors
 * [batch, tokens, hidden] and on to one vector per text, [batch, hidden].
 *
 * @param weights a parameter by BERT's name
 * @param linears how the layers' products are computed
 */
record EncoderNodes(
    OnnxGraph graph, BaseModelInfo info, Function<String, Tensor> weights, Linears linears) {

  /** A weight that has to be there. */
  static Tensor require(Map<String, Tensor> weights, String name) {
    Tensor tensor = weights.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("The weights lack " + name + ".");
    }
    return tensor;
  }

  /** The vector of each token behind the last layer. */
  String states(String ids, String mask) {
    String states = embeddings(ids);
    for (int layer = 0; layer < info.layers(); layer++) {
      states = layer(states, mask, "encoder.layer." + layer + ".");
    }
    return states;
  }

  private String embeddings(String ids) {
    String embedded =
        graph.embedding(
            List.of(
                ids,
                "",
                constant(EncoderShape.WORDS),
                graph.constant(places()),
                "",
                constant("embeddings.LayerNorm.weight"),
                constant("embeddings.LayerNorm.bias")),
            attribute("epsilon", info.layerNormEpsilon()));
    if (!info.encoder().projectsEmbeddings()) {
      return embedded;
    }
    return graph.node(
        "Add",
        List.of(
            new FloatLinears(graph, weights).product(embedded, EncoderShape.PROJECTION),
            constant(EncoderShape.PROJECTION + ".bias")));
  }

  /**
   * The positions from a text's first one on. A text is one segment, so its token type is added to
   * them once and for all.
   */
  private Tensor places() {
    EncoderShape shape = info.encoder();
    int width = shape.embeddingSize();
    float[] positions = weights.apply(EncoderShape.POSITIONS).data();
    float[] places =
        Arrays.copyOfRange(positions, shape.firstPosition() * width, shape.positions() * width);
    if (shape.tokenTypes() > 0) {
      float[] types = weights.apply(EncoderShape.TOKEN_TYPES).data();
      for (int i = 0; i < places.length; i++) {
        places[i] += types[i % width];
      }
    }
    return Tensor.of("embeddings.places", places, shape.maxTokens(), width);
  }

  private String layer(String hidden, String mask, String prefix) {
    String context = attention(hidden, mask, prefix + "attention.self.");
    String attended = linears.product(context, prefix + "attention.output.dense");
    String normalised = addAndNormalise(attended, hidden, prefix + "attention.output");
    String widened = linears.product(normalised, prefix + "intermediate.dense");
    String activated = activated(widened, constant(prefix + "intermediate.dense.bias"));
    String narrowed = linears.product(activated, prefix + "output.dense");
    return addAndNormalise(narrowed, normalised, prefix + "output");
  }

  private String activated(String product, String bias) {
    return switch (info.encoder().activation()) {
      case GELU -> graph.fused("BiasGelu", List.of(product, bias));
      case GELU_TANH -> graph.fused("FastGelu", List.of(product, bias));
      case RELU -> graph.node("Relu", List.of(graph.node("Add", List.of(product, bias))));
    };
  }

  private String attention(String hidden, String mask, String prefix) {
    return graph.fused(
        "MultiHeadAttention",
        List.of(
            linears.product(hidden, prefix + "query"),
            linears.product(hidden, prefix + "key"),
            linears.product(hidden, prefix + "value"),
            attentionBias(prefix),
            mask),
        attribute("num_heads", info.heads()));
  }

  private String attentionBias(String prefix) {
    int size = info.hiddenSize();
    float[] biases = new float[3 * size];
    System.arraycopy(weights.apply(prefix + "query.bias").data(), 0, biases, 0, size);
    System.arraycopy(weights.apply(prefix + "key.bias").data(), 0, biases, size, size);
    System.arraycopy(weights.apply(prefix + "value.bias").data(), 0, biases, 2 * size, size);
    return graph.constant(Tensor.of(prefix + "bias", biases, 3L * size));
  }

  private String addAndNormalise(String update, String residual, String prefix) {
    return graph.fused(
        "SkipLayerNormalization",
        List.of(
            update,
            residual,
            constant(prefix + ".LayerNorm.weight"),
            constant(prefix + ".LayerNorm.bias"),
            constant(prefix + ".dense.bias")),
        attribute("epsilon", info.layerNormEpsilon()));
  }

  String firstToken(String hidden) {
    String first =
        graph.node("Gather", List.of(hidden, graph.constant("zero", 0)), attribute("axis", 1));
    return graph.node("Squeeze", List.of(first, graph.constant("one", 1)));
  }

  /** Mask times hidden state, a matrix product per row, divided by the number of tokens. */
  String mean(String hidden, String mask) {
    String weights = graph.node("Cast", List.of(mask), attribute("to", DataType.FLOAT.getNumber()));
    String axis = graph.constant("one", 1);
    String rows = graph.node("Unsqueeze", List.of(weights, axis));
    String sum = graph.node("Squeeze", List.of(graph.node("MatMul", List.of(rows, hidden)), axis));
    String count = graph.node("ReduceSum", List.of(weights, axis), attribute("keepdims", 1));
    return graph.node("Div", List.of(sum, count));
  }

  private String constant(String name) {
    return graph.constant(weights.apply(name));
  }
}
