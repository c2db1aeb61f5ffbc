package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.GoldenEncoder;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.base.BaseModel;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A step of training reaches every layer of a model of every family. */
class FamiliesTest {
  static final List<String> ARCHITECTURES = GoldenEncoder.NAMES;

  private static final Map<String, Object> ONE_STEP = Map.of("epochs", 1, "maxTokens", 24);

  @ParameterizedTest
  @FieldSource("ARCHITECTURES")
  void low_rank_updates_of_all_layers_change(String name) throws IOException {
    BaseModel base = GoldenEncoder.open(name).base();
    TrainingResult result = train(base, new Method.Lora());

    var updates = result.adapter().lora().orElseThrow().tensors();
    for (int layer = 0; layer < base.info().layers(); layer++) {
      assertThat(updates.get(LoraTarget.QUERY.nameOfB(layer)))
          .satisfies(tensor -> assertThat(squares(tensor)).isPositive());
    }
  }

  @ParameterizedTest
  @FieldSource("ARCHITECTURES")
  void weights_of_all_layers_change(String name) throws IOException {
    BaseModel base = GoldenEncoder.open(name).base();
    TrainingResult result = train(base, new Method.Full());

    var replaced = ((EncoderChange.Parameters) result.adapter().change()).replaced();
    for (Map.Entry<String, Tensor> before : base.tensors().entrySet()) {
      Tensor after = replaced.get(before.getKey());
      assertThat(after).isNotNull();
      assertThat(squares(after)).isFinite();
      if (before.getKey().endsWith("query.weight")) {
        assertThat(after.data()).isNotEqualTo(before.getValue().data());
      }
    }
  }

  private static TrainingResult train(BaseModel base, Method method) throws IOException {
    List<TrainingExample> texts =
        List.of(
            example("the cat sat, unhappily!", "cat"), example("low lower lowest", "no cat"),
            example("hello world", "no cat"), example("我爱 the cat", "cat"));
    return new FineTuning()
        .train(
            new TrainingPlan(
                base,
                new SingleLabel(List.of("cat", "no cat")),
                method,
                Hyperparameters.parse(method, ONE_STEP),
                new TrainingData(texts, texts, texts)),
            TrainingListener.NONE);
  }

  private static TrainingExample example(String text, String label) {
    return new TrainingExample(text, text, new Gold.Label(label), Map.of());
  }

  private static double squares(Tensor tensor) {
    double sum = 0;
    for (float value : tensor.data()) {
      sum += value * (double) value;
    }
    return sum;
  }
}
