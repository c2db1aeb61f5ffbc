package dev.attune.text.base;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.attune.text.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recovers an encoder's parameters from an ONNX file that PyTorch exported.
 *
 * <p>The exporter keeps the names of embeddings, biases and layer norms, but folds each linear
 * weight, transposed, into a nameless constant. Such a weight is found through the addition of its
 * bias: the MatMul that feeds {@code X.bias} holds {@code X.weight}.
 */
final class OnnxWeights {
  private static final String BIAS = ".bias";

  private final Map<String, TensorProto> constants = new HashMap<>();
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final GraphProto graph;

  private OnnxWeights(GraphProto graph) {
    this.graph = graph;
    graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
    graph.getNodeList().forEach(n -> n.getOutputList().forEach(output -> producers.put(output, n)));
  }

  static OnnxWeights read(InputStream onnx) throws IOException {
    return new OnnxWeights(ModelProto.parseFrom(new BufferedInputStream(onnx, 1 << 20)).getGraph());
  }

  /** Every parameter under its Hugging Face name; linear weights are [out, in]. */
  Map<String, Tensor> tensors() {
    Map<String, String> linear = linearWeights();
    Map<String, Tensor> result = new TreeMap<>();
    for (TensorProto constant : constants.values()) {
      if (constant.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
        continue;
      }
      String name = linear.get(constant.getName());
      Tensor tensor =
          name == null ? tensor(constant, constant.getName()) : tensor(constant, name).transposed();
      result.put(tensor.name(), tensor);
    }
    return result;
  }

  /** The epsilon added under the square root of the first layer normalisation. */
  double layerNormEpsilon() throws IOException {
    for (NodeProto node : graph.getNodeList()) {
      NodeProto sum = producers.get(node.getInputCount() == 0 ? "" : node.getInput(0));
      if (node.getOpType().equals("Sqrt") && sum != null && sum.getOpType().equals("Add")) {
        for (String input : sum.getInputList()) {
          NodeProto constant = producers.get(input);
          if (constant != null && constant.getOpType().equals("Constant")) {
            return scalar(constant);
          }
        }
      }
    }
    throw new IOException("The ONNX file has no layer normalisation of the expected form.");
  }

  private Map<String, String> linearWeights() {
    Map<String, String> names = new HashMap<>();
    for (NodeProto node : graph.getNodeList()) {
      if (!node.getOpType().equals("Add")) {
        continue;
      }
      for (int side = 0; side < 2; side++) {
        String bias = node.getInput(side);
        NodeProto product = producers.get(node.getInput(1 - side));
        if (bias.endsWith(BIAS)
            && constants.containsKey(bias)
            && product != null
            && product.getOpType().equals("MatMul")) {
          String parameter = bias.substring(0, bias.length() - BIAS.length());
          names.put(product.getInput(1), parameter + ".weight");
        }
      }
    }
    return names;
  }

  private static double scalar(NodeProto constant) {
    AttributeProto value = constant.getAttribute(0);
    // The shortest decimal that is this float: 1e-12, not 9.999999960041972e-13.
    return Double.parseDouble(Float.toString(tensor(value.getT(), "").data()[0]));
  }

  private static Tensor tensor(TensorProto proto, String name) {
    long[] shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
    float[] data = new float[(int) Tensor.elementCount(shape)];
    if (proto.getRawData().isEmpty()) {
      for (int i = 0; i < data.length; i++) {
        data[i] = proto.getFloatData(i);
      }
    } else {
      ByteBuffer raw = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      raw.asFloatBuffer().get(data);
    }
    return new Tensor(name, shape, data);
  }
}
