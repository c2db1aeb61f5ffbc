package dev.attune.text.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.attune.text.GoldenEncoder;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The ONNX graph of every family against plain PyTorch. */
class GoldenEncoderGraphTest {
  static final List<String> ARCHITECTURES = GoldenEncoder.NAMES;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  @TempDir Path directory;

  @ParameterizedTest
  @FieldSource("ARCHITECTURES")
  void every_text_of_a_padded_batch_has_the_expected_vectors(String name) throws Exception {
    GoldenEncoder golden = GoldenEncoder.open(name);
    Path file = directory.resolve("encoder.onnx");
    EncoderGraph.write(
        golden.base().info(), golden.base().tensors(), true, Precision.FLOAT32, file);
    Map<String, OnnxTensor> inputs = inputs(golden);
    try (var options = new OrtSession.SessionOptions();
        var session = environment.createSession(file.toString(), options);
        var result = session.run(inputs)) {
      for (Pooling pooling : Pooling.values()) {
        float[][] pooled =
            (float[][]) result.get(EncoderGraph.output(pooling)).orElseThrow().getValue();
        for (int row = 0; row < pooled.length; row++) {
          assertThat(pooled[row])
              .as("%s of text %d", pooling, row)
              .containsExactly(golden.expected().get(row).pooled(pooling), within(1e-4f));
        }
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private Map<String, OnnxTensor> inputs(GoldenEncoder golden) throws OrtException {
    List<long[]> rows = golden.rows();
    int longest = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
    int[][] ids = new int[rows.size()][longest];
    int[][] mask = new int[rows.size()][longest];
    for (int row = 0; row < ids.length; row++) {
      for (int token = 0; token < rows.get(row).length; token++) {
        ids[row][token] = (int) rows.get(row)[token];
        mask[row][token] = 1;
      }
    }
    Map<String, OnnxTensor> inputs = new HashMap<>();
    inputs.put(EncoderGraph.TOKEN_IDS, OnnxTensor.createTensor(environment, ids));
    inputs.put(EncoderGraph.TOKEN_MASK, OnnxTensor.createTensor(environment, mask));
    inputs.put(EncoderGraph.ROW_SLOTS, OnnxTensor.createTensor(environment, new long[rows.size()]));
    BaseModelInfo info = golden.base().info();
    for (BankInput bank : BankInput.of(info.layers(), info.hiddenSize(), 1)) {
      float[][][] zeros = new float[1][bank.rows()][bank.columns()];
      inputs.put(bank.name(), OnnxTensor.createTensor(environment, zeros));
    }
    return inputs;
  }
}
