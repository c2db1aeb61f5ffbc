package dev.attune.text.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The expected numbers were computed in 64 bits with numpy, from the definition of each quantity.
 */
class AdamWTest {
  private static final Offset<Float> FLOAT_PRECISION = within(2e-6f);
  private static final VectorBatch VECTORS =
      new VectorBatch(
          List.of(
              new float[] {1.0f, -0.5f, 2.0f},
              new float[] {0.3f, 0.8f, -1.2f},
              new float[] {-0.7f, 0.1f, 0.4f},
              new float[] {1.5f, 1.1f, -0.2f}));
  private static final List<Targets> LABELS =
      List.of(
          new Targets.Numbers(
              List.of(
                  new float[] {1, 0}, new float[] {0, 1}, new float[] {0, 1}, new float[] {1, 0})));

  @Test
  void three_steps_with_clipping_and_decay_match_the_reference() throws IOException {
    try (TrainableModule module = TrainableModule.load(head());
        AdamW optimizer = module.optimizer(new AdamW.Settings(0.1, 0.3))) {
      assertStep(module, optimizer, 0.05, 0.5319594f, 0.52687514f);
      assertStep(module, optimizer, 0.1, 0.47925285f, 0.47892094f);
      assertStep(module, optimizer, 0.02, 0.3974896f, 0.41265813f);
      assertThat(module.trained("classifier.weight").data())
          .containsExactly(
              new float[] {
                0.36600897f, -0.21121433f, 0.21746856f, -0.46431696f, 0.5061383f, -0.07000658f
              },
              FLOAT_PRECISION);
      assertThat(module.trained("classifier.bias").data())
          .containsExactly(new float[] {-0.10225317f, 0.13225317f}, FLOAT_PRECISION);
    }
  }

  @Test
  void gradients_of_several_batches_add_up() throws IOException {
    try (TrainableModule module = TrainableModule.load(head());
        AdamW optimizer = module.optimizer(new AdamW.Settings(0, 0))) {
      module.accumulate(VECTORS, LABELS, 1);
      module.accumulate(VECTORS, LABELS, 1);
      assertThat((float) optimizer.step(0.01)).isCloseTo(2 * 0.52687514f, FLOAT_PRECISION);
    }
  }

  @Test
  void a_gradient_that_is_no_number_moves_nothing() throws IOException {
    try (TrainableModule module = TrainableModule.load(head());
        AdamW optimizer = module.optimizer(new AdamW.Settings(0.1, 1))) {
      var broken = new VectorBatch(List.of(new float[] {Float.NaN, 0, 0}));
      module.accumulate(broken, List.of(new Targets.Numbers(List.of(new float[] {0, 1}))), 1);
      assertThat(optimizer.step(0.1)).isNaN();
      assertThat(module.trained("classifier.weight").data())
          .isEqualTo(head().heads().getFirst().weight().data());
    }
  }

  @Test
  void biases_norms_and_transitions_do_not_decay() {
    assertThat(AdamW.decays("classifier.bias")).isFalse();
    assertThat(AdamW.decays("encoder.layer.0.output.LayerNorm.weight")).isFalse();
    assertThat(AdamW.decays("classifier.slots.transitions")).isFalse();
    assertThat(AdamW.decays("encoder.layer.0.attention.self.query.lora_A")).isTrue();
  }

  private static void assertStep(
      TrainableModule module, AdamW optimizer, double learningRate, float loss, float norm) {
    assertThat(module.accumulate(VECTORS, LABELS, 1)).isCloseTo(loss, FLOAT_PRECISION);
    assertThat((float) optimizer.step(learningRate)).isCloseTo(norm, FLOAT_PRECISION);
  }

  private static HeadNetwork head() {
    return new HeadNetwork(
        List.of(
            new TrainedHead(
                Tensor.of(
                    "classifier.weight", new float[] {0.2f, -0.1f, 0.05f, -0.3f, 0.4f, 0.1f}, 2, 3),
                Tensor.of("classifier.bias", new float[] {0.05f, -0.02f}, 2),
                false,
                Loss.CROSS_ENTROPY)),
        3,
        0);
  }
}
