package dev.attune.text.serve;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.attune.text.base.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/** ONNX Runtime on the file a base model was converted from, one text at a time, pooled in Java. */
final class ReferenceEncoder implements AutoCloseable {
  static final Map<String, String> ORIGINAL_FILES =
      Map.of(
          "minilm-l6-en", "all-minilm-l6-v2.onnx",
          "bge-small-en", "bge-small-en-v1.5.onnx",
          "bge-small-zh", "bge-small-zh-v1.5.onnx");

  private final OrtEnvironment environment = OnnxRuntime.environment();
  private final OrtSession session;

  ReferenceEncoder(byte[] onnx) throws OrtException {
    try (var options = OnnxRuntime.sessionOptions()) {
      session = environment.createSession(onnx, options);
    }
  }

  static ReferenceEncoder of(String baseModel) throws OrtException {
    String file = ORIGINAL_FILES.getOrDefault(baseModel, "");
    try (InputStream onnx = ReferenceEncoder.class.getResourceAsStream("/" + file)) {
      if (onnx == null) {
        throw new IllegalArgumentException("There is no original file of " + baseModel + ".");
      }
      return new ReferenceEncoder(onnx.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  float[] pooled(long[] ids, Pooling pooling) throws OrtException {
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (var tokens = OnnxTensor.createTensor(environment, new long[][] {ids});
        var mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        var types = OnnxTensor.createTensor(environment, new long[][] {new long[ids.length]});
        var result =
            session.run(
                Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      float[][] hidden = ((float[][][]) result.get(0).getValue())[0];
      return pooling == Pooling.CLS ? hidden[0] : mean(hidden);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }

  private static float[] mean(float[][] hidden) {
    float[] mean = new float[hidden[0].length];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (float[] token : hidden) {
        sum += token[i];
      }
      mean[i] = (float) (sum / hidden.length);
    }
    return mean;
  }
}
