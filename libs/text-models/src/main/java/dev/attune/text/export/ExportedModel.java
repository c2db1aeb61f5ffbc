package dev.attune.text.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.attune.text.onnx.VersionGraph;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An exported ONNX file as a stranger runs it: ONNX Runtime with its defaults. */
final class ExportedModel implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final List<ExportedOutput> outputs;

  private ExportedModel(OrtSession session, List<ExportedOutput> outputs) {
    this.session = session;
    this.outputs = outputs;
  }

  /** What runs it here. Another release can round products of integers otherwise. */
  static String runtime() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
  }

  static ExportedModel open(Path file, List<ExportedOutput> outputs) throws IOException {
    try (var options = new OrtSession.SessionOptions()) {
      var session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      return new ExportedModel(session, outputs);
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime does not open " + file.getFileName() + ".", e);
    }
  }

  /** The version's own logits for some texts, [heads][texts][logits], without padding. */
  float[][][] logits(List<long[]> rows) throws IOException {
    int longest = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
    long[][] ids = new long[rows.size()][];
    long[][] mask = new long[rows.size()][longest];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = Arrays.copyOf(rows.get(row), longest);
      Arrays.fill(mask[row], 0, rows.get(row).length, 1);
    }
    try (var tokens = OnnxTensor.createTensor(environment, ids);
        var present = OnnxTensor.createTensor(environment, mask);
        var results = session.run(Map.of(VersionGraph.IDS, tokens, VersionGraph.MASK, present))) {
      float[][][] logits = new float[outputs.size()][][];
      for (int head = 0; head < logits.length; head++) {
        ExportedOutput output = outputs.get(head);
        OnnxTensor values = (OnnxTensor) results.get(output.onnx()).orElseThrow();
        logits[head] = rows(values.getFloatBuffer(), output.head(), rows, longest);
      }
      return logits;
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime does not run the exported file.", e);
    }
  }

  private static float[][] rows(
      FloatBuffer values, PlainHead head, List<long[]> rows, int longest) {
    int width = head.original().width();
    boolean perToken = head.original().perToken();
    float[][] result = new float[rows.size()][];
    for (int row = 0; row < result.length; row++) {
      float[] plain = new float[perToken ? rows.get(row).length * width : width];
      values.get(row * (perToken ? longest * width : width), plain);
      result[row] = head.original(plain);
    }
    return result;
  }

  @Override
  public void close() throws IOException {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime does not close the exported file.", e);
    }
  }
}
