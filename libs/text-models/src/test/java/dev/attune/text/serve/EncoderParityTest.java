package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.TestModels;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Pooling;
import dev.attune.text.onnx.BankInput;
import dev.attune.text.onnx.Precision;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderParityTest {
  private static final int RANK = 4;
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @ValueSource(strings = {"minilm-l6-en", "bge-small-en", "bge-small-zh"})
  void the_encoder_gives_what_the_original_file_gives(String name) throws Exception {
    BaseModel base = TestModels.open(name);
    var bank =
        new AdapterBank(
            BankInput.of(base.info().layers(), base.info().hiddenSize(), RANK), RANK, 0);
    try (var reference = ReferenceEncoder.of(name);
        var encoder =
            new Encoder(
                OnnxSession.open(base.info(), base.tensors(), true, Precision.FLOAT32), bank)) {
      for (Pooling pooling : Pooling.values()) {
        Adapter adapter = RandomAdapters.pooling(base.info(), pooling);
        var slot =
            new AdapterSlot(encoder, AdapterBank.NO_UPDATE, adapter, base.tokenizer(), () -> {});
        List<Row> rows = Texts.MIXED.stream().map(slot::row).toList();
        List<TextVectors> vectors = encoder.run(rows, new Interruption());
        for (int i = 0; i < vectors.size(); i++) {
          float[] expected = reference.pooled(rows.get(i).encoding().ids(), pooling);
          assertThat(Vectors.distance(vectors.get(i).text(), expected))
              .as("%s pooling of text %d", pooling, i)
              .isLessThan(TOLERANCE);
        }
      }
    }
  }
}
