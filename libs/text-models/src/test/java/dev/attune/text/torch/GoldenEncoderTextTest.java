package dev.attune.text.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.GoldenEncoder;
import dev.attune.text.base.BaseModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The TorchScript of every family against plain PyTorch. */
class GoldenEncoderTextTest {
  static final List<String> ARCHITECTURES = GoldenEncoder.NAMES;

  @ParameterizedTest
  @FieldSource("ARCHITECTURES")
  void every_token_of_a_padded_batch_has_the_expected_vector(String name) throws Exception {
    GoldenEncoder golden = GoldenEncoder.open(name);
    BaseModel base = golden.base();
    int width = base.info().hiddenSize();
    try (var module = TrainableModule.load(new States(base))) {
      float[][] rows = module.infer(new TokenBatch(golden.rows()))[0];
      for (int row = 0; row < rows.length; row++) {
        float[][] states = golden.expected().get(row).states();
        assertThat(rows[row]).hasSize(states.length * width);
        for (int i = 0; i < rows[row].length; i++) {
          assertThat(rows[row][i])
              .as("text %d, token %d", row, i / width)
              .isCloseTo(states[i / width][i % width], within(1e-4f));
        }
      }
    }
  }

  /** A network that gives the vectors of tokens. */
  private record States(BaseModel base) implements Network {
    @Override
    public TorchScriptArchive archive(Device device) {
      MethodText method = new MethodText("infer", List.of("ids", "mask"));
      EncoderText.shapes(method);
      var linears = new LinearText(LinearText.Format.INFERENCE, device, name -> false, null);
      String states =
          new EncoderText(base.info(), linears).tokens(method, DropoutText.none(method));
      return new TorchScriptArchive(method.returning(states), parameters());
    }

    private List<ModuleParameter> parameters() {
      try {
        return base.tensors().values().stream()
            .map(tensor -> new ModuleParameter(tensor, ModuleParameter.Storage.FLOAT32, false))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
