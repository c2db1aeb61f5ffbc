package dev.attune.text.onnx;

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
 * A whole version as an ONNX graph for others: an encoder with its changes merged in, and heads.
 *
 * <p>Inputs as Hugging Face names them: {@value #IDS} and {@value #MASK}, int64 [batch, sequence],
 * padded on the right. Outputs: one for each head, [batch, logits], or [batch, sequence, logits] of
 * heads that read tokens.
 */
public final class VersionGraph {
  public static final String IDS = "input_ids";
  public static final String MASK = "attention_mask";

  private VersionGraph() {}

  /** Whether an output can have a name: no input and no value within the graph has it. */
  public static boolean allows(String output) {
    return !output.equals(IDS) && !output.equals(MASK) && !OnnxGraph.isWithin(output);
  }

  /**
   * A linear from vectors to one output of the graph.
   *
   * @param output the output's name, which {@link #allows} allows
   * @param weight [logits, hidden]
   * @param bias [logits]
   * @param perToken whether it reads every token's vector and not the text's
   */
  public record Head(String output, Tensor weight, Tensor bias, boolean perToken) {}

  /**
   * Writes the graph with its weights.
   *
   * @param weights every parameter of the encoder by BERT's names
   * @param heads with different outputs, their weights under names that no parameter has
   * @param metadata free text pairs that the file carries
   * @throws IOException if the file cannot be written or would be too large for its format
   */
  public static void write(
      BaseModelInfo info,
      Map<String, Tensor> weights,
      Pooling pooling,
      List<Head> heads,
      Precision precision,
      Map<String, String> metadata,
      Path file)
      throws IOException {
    GraphLimit.require(info);
    OnnxGraph graph = new OnnxGraph();
    Function<String, Tensor> lookup = name -> EncoderNodes.require(weights, name);
    Linears linears = Linears.of(precision, graph, lookup);
    var encoder = new EncoderNodes(graph, info, lookup, linears);
    String ids = narrow(graph, graph.input(IDS, DataType.INT64, "batch", "sequence"));
    String mask = narrow(graph, graph.input(MASK, DataType.INT64, "batch", "sequence"));
    String states = encoder.states(ids, mask);
    String pooled =
        switch (pooling) {
          case CLS -> encoder.firstToken(states);
          case MEAN -> encoder.mean(states, mask);
        };
    for (Head head : heads) {
      String logits = logits(graph, head, head.perToken() ? states : pooled);
      int width = head.bias().data().length;
      if (head.perToken()) {
        graph.output(head.output(), logits, "batch", "sequence", width);
      } else {
        graph.output(head.output(), logits, "batch", width);
      }
    }
    AtomicFile.write(file, graph.build(metadata)::writeTo);
  }

  private static String narrow(OnnxGraph graph, String input) {
    return graph.node(
        "Cast", List.of(input), OnnxGraph.attribute("to", DataType.INT32.getNumber()));
  }

  private static String logits(OnnxGraph graph, Head head, String vectors) {
    String product =
        graph.node("MatMul", List.of(vectors, graph.constant(head.weight().transposed())));
    return graph.node("Add", List.of(product, graph.constant(head.bias())));
  }
}
