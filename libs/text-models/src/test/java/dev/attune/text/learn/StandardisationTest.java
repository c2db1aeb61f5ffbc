package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardisationTest {
  private static final List<float[]> TRAIN =
      List.of(new float[] {1, 10}, new float[] {3, 30}, new float[] {5, 20});

  @Test
  void training_vectors_get_mean_zero_and_deviation_one() {
    Standardisation scale = Standardisation.of(TRAIN, 2);
    assertThat(scale.scaled(TRAIN.get(0)))
        .containsExactly(new float[] {-1.2247449f, -1.2247449f}, within(1e-6f));
    assertThat(scale.scaled(TRAIN.get(1)))
        .containsExactly(new float[] {0, 1.2247449f}, within(1e-6f));
  }

  @Test
  void a_head_changed_back_gives_the_same_logits_over_vectors_as_they_are() {
    Standardisation scale = Standardisation.of(TRAIN, 2);
    Tensor weight = Tensor.of("w", new float[] {0.5f, -2, 1, 3}, 2, 2);
    Tensor bias = Tensor.of("b", new float[] {0.1f, -0.2f}, 2);
    float[] vector = {2, 27};
    float[] scaled = scale.scaled(vector);

    Tensor unscaledWeight = scale.unscaledWeight(weight);
    Tensor unscaledBias = scale.unscaledBias(weight, bias);
    for (int label = 0; label < 2; label++) {
      assertThat(logit(unscaledWeight, unscaledBias, label, vector))
          .isCloseTo(logit(weight, bias, label, scaled), within(1e-5));
    }
  }

  @Test
  void a_dimension_that_never_changes_stays_finite() {
    List<float[]> constant = List.of(new float[] {7}, new float[] {7});
    assertThat(Standardisation.of(constant, 1).scaled(constant.getFirst())).containsExactly(0f);
  }

  private static double logit(Tensor weight, Tensor bias, int label, float[] vector) {
    double sum = bias.data()[label];
    for (int i = 0; i < vector.length; i++) {
      sum += weight.data()[label * vector.length + i] * (double) vector[i];
    }
    return sum;
  }
}
