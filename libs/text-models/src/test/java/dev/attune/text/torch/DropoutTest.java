package dev.attune.text.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * With one logit the mean of a vector of ones, and the other zero, the loss tells what was kept.
 */
class DropoutTest {
  private static final int WIDTH = 20_000;
  private static final double RATE = 0.25;

  @Test
  void the_share_that_is_dropped_is_the_rate_and_the_rest_is_scaled_up() throws IOException {
    try (TrainableModule module = TrainableModule.load(meanOfOnes())) {
      for (long seed = 0; seed < 20; seed++) {
        assertThat(keptShare(module, seed)).isCloseTo(1 - RATE, within(0.015));
      }
    }
  }

  @Test
  void the_same_seed_drops_the_same_and_another_seed_something_else() throws IOException {
    try (TrainableModule module = TrainableModule.load(meanOfOnes())) {
      double first = keptShare(module, 42);
      double other = keptShare(module, 43);
      assertThat(keptShare(module, 42)).isEqualTo(first);
      assertThat(other).isNotEqualTo(first);
    }
  }

  @Test
  void inference_drops_nothing() throws IOException {
    try (TrainableModule module = TrainableModule.load(meanOfOnes())) {
      assertThat(module.infer(ones())[0][0][0]).isCloseTo(1f, within(1e-4f));
    }
  }

  private static double keptShare(TrainableModule module, long seed) {
    double loss =
        module.accumulate(ones(), List.of(new Targets.Numbers(List.of(new float[] {1, 0}))), seed);
    double mean = -Math.log(Math.expm1(loss));
    return mean * (1 - RATE);
  }

  private static VectorBatch ones() {
    float[] ones = new float[WIDTH];
    Arrays.fill(ones, 1);
    return new VectorBatch(List.of(ones));
  }

  private static HeadNetwork meanOfOnes() {
    float[] weight = new float[2 * WIDTH];
    Arrays.fill(weight, 0, WIDTH, 1f / WIDTH);
    return new HeadNetwork(
        List.of(
            new TrainedHead(
                Tensor.of("w", weight, 2, WIDTH),
                Tensor.of("b", new float[2], 2),
                false,
                Loss.CROSS_ENTROPY)),
        WIDTH,
        RATE);
  }
}
