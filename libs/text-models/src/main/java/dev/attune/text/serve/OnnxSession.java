package dev.attune.text.serve;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.onnx.EncoderGraph;
import dev.attune.text.onnx.Precision;
import dev.attune.text.tensor.HandoverFile;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The encoder's graph in ONNX Runtime. */
final class OnnxSession implements EncoderSession {
  private final OrtSession session;
  private final int hiddenSize;

  private OnnxSession(OrtSession session, int hiddenSize) {
    this.session = session;
    this.hiddenSize = hiddenSize;
  }

  /**
   * Builds the graph and loads it.
   *
   * @param banked whether the graph reads an adapter bank
   */
  static OnnxSession open(
      BaseModelInfo info, Map<String, Tensor> weights, boolean banked, Precision precision)
      throws IOException {
    try (HandoverFile file = HandoverFile.open("encoder.onnx");
        OrtSession.SessionOptions options = OnnxRuntime.sessionOptions()) {
      EncoderGraph.write(info, weights, banked, precision, file.path());
      OrtSession session = OnnxRuntime.environment().createSession(file.path().toString(), options);
      return new OnnxSession(session, info.hiddenSize());
    } catch (OrtException e) {
      throw new ServingException("The encoder of " + info.name() + " does not load.", e);
    }
  }

  @Override
  public List<TextVectors> run(List<Row> rows, BankMemory bank, Interruption interruption) {
    int longest = rows.stream().mapToInt(row -> row.encoding().tokens()).max().orElseThrow();
    Set<String> outputs = new HashSet<>();
    rows.forEach(row -> outputs.addAll(row.slot().outputs()));
    IntBuffer ids = direct(rows.size() * longest * Integer.BYTES).asIntBuffer();
    IntBuffer mask = direct(rows.size() * longest * Integer.BYTES).asIntBuffer();
    LongBuffer slots = direct(rows.size() * Long.BYTES).asLongBuffer();
    for (int i = 0; i < rows.size(); i++) {
      long[] encoding = rows.get(i).encoding().ids();
      for (int token = 0; token < encoding.length; token++) {
        ids.put(i * longest + token, (int) encoding[token]);
        mask.put(i * longest + token, 1);
      }
      slots.put(i, rows.get(i).slot().index());
    }
    OrtEnvironment environment = OnnxRuntime.environment();
    long[] shape = {rows.size(), longest};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids, shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask, shape);
        OnnxTensor slotTensor =
            OnnxTensor.createTensor(environment, slots, new long[] {rows.size()})) {
      Map<String, OnnxTensor> inputs = new HashMap<>(bank.tensors());
      inputs.put(EncoderGraph.TOKEN_IDS, idTensor);
      inputs.put(EncoderGraph.TOKEN_MASK, maskTensor);
      if (!bank.tensors().isEmpty()) {
        inputs.put(EncoderGraph.ROW_SLOTS, slotTensor);
      }
      try (OrtSession.Result result = session.run(inputs, outputs, interruption.begin())) {
        return vectors(rows, longest, result);
      } finally {
        interruption.end();
      }
    } catch (OrtException e) {
      if (interruption.asked()) {
        throw new InterruptedPredictionException(e);
      }
      throw new ServingException("The encoder failed on %d rows.".formatted(rows.size()), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ServingException("The encoder does not close.", e);
    }
  }

  private List<TextVectors> vectors(List<Row> rows, int longest, OrtSession.Result result) {
    Map<String, FloatBuffer> outputs = new HashMap<>();
    result.forEach(
        output -> outputs.put(output.getKey(), ((OnnxTensor) output.getValue()).getFloatBuffer()));
    List<TextVectors> vectors = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      AdapterSlot slot = rows.get(i).slot();
      float[] text = new float[slot.heads().readText() ? hiddenSize : 0];
      float[] tokens =
          new float[slot.heads().readTokens() ? rows.get(i).encoding().tokens() * hiddenSize : 0];
      copy(outputs.get(EncoderGraph.output(slot.pooling())), i * hiddenSize, text);
      copy(outputs.get(EncoderGraph.TOKEN_VECTORS), i * longest * hiddenSize, tokens);
      vectors.add(new TextVectors(text, tokens));
    }
    return vectors;
  }

  private static void copy(@Nullable FloatBuffer output, int start, float[] target) {
    if (output != null && target.length > 0) {
      output.get(start, target);
    }
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
