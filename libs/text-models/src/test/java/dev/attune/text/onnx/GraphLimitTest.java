package dev.attune.text.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.EncoderShape;
import dev.attune.text.base.Pooling;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphLimitTest {
  private static final long MOST = 520_093_695;

  @TempDir Path directory;

  @Test
  void a_file_holds_an_encoder_of_half_a_thousand_million_parameters() {
    assertThat(GraphLimit.tooLarge(base(MOST))).isEmpty();
    assertThat(GraphLimit.tooLarge(base(MOST + 1)))
        .contains(
            "large has 520093696 parameters, more than the 520093695 that one ONNX file holds.");
  }

  @Test
  void neither_graph_is_begun_for_a_larger_one() {
    Path file = directory.resolve("model.onnx");
    assertThatThrownBy(
            () -> EncoderGraph.write(base(MOST + 1), Map.of(), true, Precision.FLOAT32, file))
        .hasMessageContaining("more than the 520093695 that one ONNX file holds");
    assertThatThrownBy(
            () ->
                VersionGraph.write(
                    base(MOST + 1),
                    Map.of(),
                    Pooling.CLS,
                    List.of(),
                    Precision.INT8,
                    Map.of(),
                    file))
        .hasMessageContaining("more than the 520093695 that one ONNX file holds");
    assertThat(directory).isEmptyDirectory();
  }

  private static BaseModelInfo base(long parameters) {
    EncoderShape shape = EncoderShape.bert(24, 1024, 4096, 16, 250_002, 514, 1e-5);
    return new BaseModelInfo(
        "large", "und", shape, parameters, Pooling.CLS, "MIT", "test", "0".repeat(64));
  }
}
