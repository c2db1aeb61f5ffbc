package dev.attune.text.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.attune.text.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects nodes, constants, inputs and outputs; a value is known by its name, a string. Inputs and
 * outputs are called as they are given; the values between them have a beginning of their own, so
 * that they are called as none of those.
 */
final class OnnxGraph {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final String WITHIN = "/";
  private static final String MICROSOFT = "com.microsoft";

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("encoder");
  private final Set<String> constants = new HashSet<>();
  private int nodes;

  /** Whether a name is like those of the values between inputs and outputs. */
  static boolean isWithin(String name) {
    return name.startsWith(WITHIN);
  }

  /** A model input; a dimension is a number, or a name when it varies. */
  String input(String name, TensorProto.DataType type, Object... dimensions) {
    graph.addInput(value(name, type, dimensions));
    return name;
  }

  /** Makes a value a model output under a name of its own. */
  void output(String name, String value, Object... dimensions) {
    graph.addNode(
        NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name).build());
    graph.addOutput(value(name, TensorProto.DataType.FLOAT, dimensions));
  }

  /** A constant; the same again for another of that name. */
  String constant(Tensor tensor) {
    String name = WITHIN + tensor.name();
    if (constants.add(name)) {
      byte[] bytes = new byte[tensor.data().length * Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(tensor.data());
      var proto =
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(TensorProto.DataType.FLOAT.getNumber())
              .setRawData(UnsafeByteOperations.unsafeWrap(bytes));
      for (long extent : tensor.shape()) {
        proto.addDims(extent);
      }
      graph.addInitializer(proto);
    }
    return name;
  }

  /** A constant of signed bytes. */
  String int8(String name, byte[] values, long... shape) {
    return bytes(WITHIN + name, TensorProto.DataType.INT8, values, shape);
  }

  /** A constant scalar, an unsigned byte. */
  String uint8(String name, byte value) {
    return bytes(WITHIN + name, TensorProto.DataType.UINT8, new byte[] {value});
  }

  private String bytes(String name, TensorProto.DataType type, byte[] values, long... shape) {
    if (constants.add(name)) {
      var proto =
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(type.getNumber())
              .setRawData(UnsafeByteOperations.unsafeWrap(values));
      for (long extent : shape) {
        proto.addDims(extent);
      }
      graph.addInitializer(proto);
    }
    return name;
  }

  /** A constant vector of integers. */
  String constant(String plainName, long... values) {
    String name = WITHIN + plainName;
    if (constants.add(name)) {
      byte[] bytes = new byte[values.length * Long.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
      graph.addInitializer(
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(TensorProto.DataType.INT64.getNumber())
              .addDims(values.length)
              .setRawData(ByteString.copyFrom(bytes)));
    }
    return name;
  }

  /** A node of a standard operator with one output. */
  String node(String operator, List<String> inputs, AttributeProto... attributes) {
    return nodes("", operator, 1, inputs, attributes).getFirst();
  }

  /** A node of one of ONNX Runtime's own fused operators with one output. */
  String fused(String operator, List<String> inputs, AttributeProto... attributes) {
    return nodes(MICROSOFT, operator, 1, inputs, attributes).getFirst();
  }

  /** The embedding operator, whose second output is of no use here but has to have a name. */
  String embedding(List<String> inputs, AttributeProto... attributes) {
    return nodes(MICROSOFT, "EmbedLayerNormalization", 2, inputs, attributes).getFirst();
  }

  /** A standard node that splits a value into equal parts. */
  List<String> split(String value, int parts, AttributeProto axis) {
    return nodes("", "Split", parts, List.of(value), axis);
  }

  ModelProto build(Map<String, String> metadata) {
    var model = ModelProto.newBuilder();
    new TreeMap<>(metadata)
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1))
        .setGraph(graph)
        .build();
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto attribute(String name, List<Long> values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(values)
        .build();
  }

  static AttributeProto attribute(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  private List<String> nodes(
      String domain,
      String operator,
      int outputs,
      List<String> inputs,
      AttributeProto... attributes) {
    String name = operator + "_" + nodes++;
    var node =
        NodeProto.newBuilder()
            .setName(name)
            .setOpType(operator)
            .setDomain(domain)
            .addAllInput(inputs)
            .addAllAttribute(List.of(attributes));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      names.add(WITHIN + name + ":" + i);
    }
    graph.addNode(node.addAllOutput(names));
    return names;
  }

  private static ValueInfoProto value(
      String name, TensorProto.DataType type, Object... dimensions) {
    var value = ValueInfoProto.newBuilder().setName(name);
    var tensor = value.getTypeBuilder().getTensorTypeBuilder().setElemType(type.getNumber());
    TensorShapeProto.Builder shape = tensor.getShapeBuilder();
    for (Object dimension : dimensions) {
      var proto = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(
          dimension instanceof Number number
              ? proto.setDimValue(number.longValue())
              : proto.setDimParam(dimension.toString()));
    }
    return value.build();
  }
}
