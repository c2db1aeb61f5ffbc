package dev.attune.text.onnx;

import static dev.attune.text.onnx.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.EncoderShape;
import dev.attune.text.base.Pooling;
import dev.attune.text.tensor.AtomicFile;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The encoder of a base model as an ONNX graph.
 *
 * <p>Inputs: {@link #TOKEN_IDS} and {@link #TOKEN_MASK}, int32 [batch, tokens], the mask 1 for
 * tokens and 0 for padding; {@link #ROW_SLOTS}, int64 [batch], the slot of the adapter bank that
 * each row uses; and the {@link BankInput}s. Outputs: the pooled texts [batch, hidden], once for
 * each {@link Pooling}, and {@link #TOKEN_VECTORS} [batch, tokens, hidden]. What is not fetched
 * costs nothing worth mentioning.
 *
 * <p>In query and value, a row computes {@code y = x W + (x A) B + b} with the A and B of its slot,
 * so that one batch mixes adapters. A slot of zeros leaves the base model as it is.
 */
public final class EncoderGraph {
  public static final String TOKEN_IDS = "token_ids";
  public static final String TOKEN_MASK = "token_mask";
  public static final String ROW_SLOTS = "row_slots";
  public static final String TOKEN_VECTORS = "token_vectors";

  private static final String BATCH = "batch";
  private static final String TOKENS = "tokens";
  private static final String SLOTS = "slots";

  private final BaseModelInfo info;
  private final Map<String, Tensor> weights;
  private final int rank;
  private final OnnxGraph graph = new OnnxGraph();

  private EncoderGraph(BaseModelInfo info, Map<String, Tensor> weights, int rank) {
    this.info = info;
    this.weights = weights;
    this.rank = rank;
  }

  /**
   * Writes the graph with its weights to a file.
   *
   * @param rank the inner dimension of the bank's matrices, 1 or more
   */
  public static void write(BaseModel base, int rank, Path file) throws IOException {
    ModelProto model = new EncoderGraph(base.info(), base.tensors(), rank).build();
    AtomicFile.write(file, model::writeTo);
  }

  /** The output that holds the texts pooled this way. */
  public static String output(Pooling pooling) {
    return "pooled_" + pooling.id();
  }

  private ModelProto build() {
    String ids = graph.input(TOKEN_IDS, DataType.INT32, BATCH, TOKENS);
    String mask = graph.input(TOKEN_MASK, DataType.INT32, BATCH, TOKENS);
    graph.input(ROW_SLOTS, DataType.INT64, BATCH);
    String hidden = embeddings(ids);
    List<BankInput> bank = BankInput.of(info.layers(), info.hiddenSize(), rank);
    for (BankInput input : bank) {
      graph.input(input.name(), DataType.FLOAT, SLOTS, input.rows(), input.columns());
    }
    for (int layer = 0; layer < info.layers(); layer++) {
      hidden = layer(hidden, mask, layer, bank.subList(3 * layer, 3 * layer + 3));
    }
    graph.output(output(Pooling.CLS), firstToken(hidden), BATCH, info.hiddenSize());
    graph.output(output(Pooling.MEAN), mean(hidden, mask), BATCH, info.hiddenSize());
    graph.output(TOKEN_VECTORS, hidden, BATCH, TOKENS, info.hiddenSize());
    return graph.build();
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
            dense(embedded, EncoderShape.PROJECTION), constant(EncoderShape.PROJECTION + ".bias")));
  }

  /**
   * The positions from a text's first one on. A text is one segment, so its token type is added to
   * them once and for all.
   */
  private Tensor places() {
    EncoderShape shape = info.encoder();
    int width = shape.embeddingSize();
    float[] positions = weight(EncoderShape.POSITIONS).data();
    float[] places =
        Arrays.copyOfRange(positions, shape.firstPosition() * width, shape.positions() * width);
    if (shape.tokenTypes() > 0) {
      float[] types = weight(EncoderShape.TOKEN_TYPES).data();
      for (int i = 0; i < places.length; i++) {
        places[i] += types[i % width];
      }
    }
    return Tensor.of("embeddings.places", places, shape.maxTokens(), width);
  }

  private String layer(String hidden, String mask, int layer, List<BankInput> bank) {
    String prefix = "encoder.layer." + layer + ".";
    String context = attention(hidden, mask, prefix + "attention.self.", bank);
    String attended = dense(context, prefix + "attention.output.dense");
    String normalised = addAndNormalise(attended, hidden, prefix + "attention.output");
    String widened = dense(normalised, prefix + "intermediate.dense");
    String activated = activated(widened, constant(prefix + "intermediate.dense.bias"));
    String narrowed = dense(activated, prefix + "output.dense");
    return addAndNormalise(narrowed, normalised, prefix + "output");
  }

  private String activated(String product, String bias) {
    return switch (info.encoder().activation()) {
      case GELU -> graph.fused("BiasGelu", List.of(product, bias));
      case GELU_TANH -> graph.fused("FastGelu", List.of(product, bias));
      case RELU -> graph.node("Relu", List.of(graph.node("Add", List.of(product, bias))));
    };
  }

  private String attention(String hidden, String mask, String prefix, List<BankInput> bank) {
    String down = graph.node("MatMul", List.of(hidden, ofRow(bank.get(0))));
    List<String> inner = graph.split(down, 2, attribute("axis", 2), rank);
    String queryUpdate = graph.node("MatMul", List.of(inner.get(0), ofRow(bank.get(1))));
    String valueUpdate = graph.node("MatMul", List.of(inner.get(1), ofRow(bank.get(2))));
    String query = graph.node("Add", List.of(dense(hidden, prefix + "query"), queryUpdate));
    String key = dense(hidden, prefix + "key");
    String value = graph.node("Add", List.of(dense(hidden, prefix + "value"), valueUpdate));
    return graph.fused(
        "MultiHeadAttention",
        List.of(query, key, value, attentionBias(prefix), mask),
        attribute("num_heads", info.heads()));
  }

  private String ofRow(BankInput input) {
    return graph.node("Gather", List.of(input.name(), ROW_SLOTS), attribute("axis", 0));
  }

  private String attentionBias(String prefix) {
    int size = info.hiddenSize();
    float[] biases = new float[3 * size];
    System.arraycopy(weight(prefix + "query.bias").data(), 0, biases, 0, size);
    System.arraycopy(weight(prefix + "key.bias").data(), 0, biases, size, size);
    System.arraycopy(weight(prefix + "value.bias").data(), 0, biases, 2 * size, size);
    return graph.constant(Tensor.of(prefix + "bias", biases, 3L * size));
  }

  /** A linear without its bias, which a fused operator adds later. */
  private String dense(String input, String name) {
    return graph.node(
        "MatMul", List.of(input, graph.constant(weight(name + ".weight").transposed())));
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

  private String firstToken(String hidden) {
    String first =
        graph.node("Gather", List.of(hidden, graph.constant("zero", 0)), attribute("axis", 1));
    return graph.node("Squeeze", List.of(first, graph.constant("one", 1)));
  }

  /** Mask times hidden state, a matrix product per row, divided by the number of tokens. */
  private String mean(String hidden, String mask) {
    String weights = graph.node("Cast", List.of(mask), attribute("to", DataType.FLOAT.getNumber()));
    String axis = graph.constant("one", 1);
    String rows = graph.node("Unsqueeze", List.of(weights, axis));
    String sum = graph.node("Squeeze", List.of(graph.node("MatMul", List.of(rows, hidden)), axis));
    String count = graph.node("ReduceSum", List.of(weights, axis), attribute("keepdims", 1));
    return graph.node("Div", List.of(sum, count));
  }

  private String constant(String name) {
    return graph.constant(weight(name));
  }

  private Tensor weight(String name) {
    Tensor tensor = weights.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("The weights lack " + name + ".");
    }
    return tensor;
  }
}
