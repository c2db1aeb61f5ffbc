package dev.attune.text.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.tensor.AtomicFile;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
  private static final String INNER = "inner";
  private static final String TWICE_INNER = "twice_inner";

  private EncoderGraph() {}

  /**
   * Writes the graph with its weights to a file.
   *
   * @param weights by name, those of the base model or others of their shapes
   * @param banked whether rows pick low-rank updates from banks, whose rank is that of the inputs
   *     of the run; a graph without takes neither {@link #ROW_SLOTS} nor {@link BankInput}s
   * @param precision of the products with the encoder's weights; updates are floats always
   * @throws IOException if the file cannot be written or would be too large for its format
   */
  public static void write(
      BaseModelInfo info,
      Map<String, Tensor> weights,
      boolean banked,
      Precision precision,
      Path file)
      throws IOException {
    GraphLimit.require(info);
    ModelProto model = build(info, weights, banked, precision);
    AtomicFile.write(file, model::writeTo);
  }

  /** The output that holds the texts pooled this way. */
  public static String output(Pooling pooling) {
    return "pooled_" + pooling.id();
  }

  private static ModelProto build(
      BaseModelInfo info, Map<String, Tensor> weights, boolean banked, Precision precision) {
    OnnxGraph graph = new OnnxGraph();
    String ids = graph.input(TOKEN_IDS, DataType.INT32, BATCH, TOKENS);
    String mask = graph.input(TOKEN_MASK, DataType.INT32, BATCH, TOKENS);
    Function<String, Tensor> lookup = name -> EncoderNodes.require(weights, name);
    Linears linears = Linears.of(precision, graph, lookup);
    if (banked) {
      graph.input(ROW_SLOTS, DataType.INT64, BATCH);
      List<BankInput> bank = BankInput.of(info.layers(), info.hiddenSize(), 1);
      for (BankInput input : bank) {
        switch (input.kind()) {
          case DOWN ->
              graph.input(input.name(), DataType.FLOAT, SLOTS, info.hiddenSize(), TWICE_INNER);
          case UP_QUERY, UP_VALUE ->
              graph.input(input.name(), DataType.FLOAT, SLOTS, INNER, info.hiddenSize());
        }
      }
      linears = new BankLinears(graph, linears, bank);
    }
    var encoder = new EncoderNodes(graph, info, lookup, linears);
    String hidden = encoder.states(ids, mask);
    graph.output(output(Pooling.CLS), encoder.firstToken(hidden), BATCH, info.hiddenSize());
    graph.output(output(Pooling.MEAN), encoder.mean(hidden, mask), BATCH, info.hiddenSize());
    graph.output(TOKEN_VECTORS, hidden, BATCH, TOKENS, info.hiddenSize());
    return graph.build(Map.of());
  }
}
