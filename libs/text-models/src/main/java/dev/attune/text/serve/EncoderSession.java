package dev.attune.text.serve;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Pooling;
import dev.attune.text.onnx.EncoderGraph;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The encoder's graph in ONNX Runtime. */
final class EncoderSession implements AutoCloseable {
  private final OrtSession session;
  private final int hiddenSize;

  private EncoderSession(OrtSession session, int hiddenSize) {
    this.session = session;
    this.hiddenSize = hiddenSize;
  }

  static EncoderSession open(BaseModel base, int rank) throws IOException {
    Path directory = Files.createTempDirectory("attune-encoder");
    Path file = directory.resolve("encoder.onnx");
    try (OrtSession.SessionOptions options = OnnxRuntime.sessionOptions()) {
      EncoderGraph.write(base, rank, file);
      OrtSession session = OnnxRuntime.environment().createSession(file.toString(), options);
      return new EncoderSession(session, base.info().hiddenSize());
    } catch (OrtException e) {
      throw new ServingException("The encoder of " + base.info().name() + " does not load.", e);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(directory);
    }
  }

  /** The pooled vector of each row, each by its adapter's pooling, from one run. */
  float[][] pooled(List<Row> rows, BankMemory bank) {
    int longest = rows.stream().mapToInt(row -> row.encoding().tokens()).max().orElseThrow();
    Set<String> outputs =
        rows.stream()
            .map(row -> EncoderGraph.output(row.slot().pooling()))
            .collect(Collectors.toSet());
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
      inputs.put(EncoderGraph.ROW_SLOTS, slotTensor);
      try (OrtSession.Result result = session.run(inputs, outputs)) {
        return rows(rows, result);
      }
    } catch (OrtException e) {
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

  private float[][] rows(List<Row> rows, OrtSession.Result result) {
    Map<Pooling, FloatBuffer> byPooling = new HashMap<>();
    float[][] vectors = new float[rows.size()][hiddenSize];
    for (int i = 0; i < vectors.length; i++) {
      byPooling
          .computeIfAbsent(rows.get(i).slot().pooling(), pooling -> output(result, pooling))
          .get(i * hiddenSize, vectors[i]);
    }
    return vectors;
  }

  private static FloatBuffer output(OrtSession.Result result, Pooling pooling) {
    return ((OnnxTensor) result.get(EncoderGraph.output(pooling)).orElseThrow()).getFloatBuffer();
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
