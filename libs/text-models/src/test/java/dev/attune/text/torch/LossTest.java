package dev.attune.text.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Each loss against its definition written in Java, and the gradient that reaches the bias against
 * the derivative of that definition.
 */
class LossTest {
  private static final float[][] VECTORS = {{0.5f, -1}, {2, 0.25f}, {-0.75f, 1.5f}};
  private static final float[] WEIGHT = {0.3f, -0.2f, 0.8f, 0.1f, -0.5f, 0.4f};
  private static final float[] BIAS = {0.1f, -0.3f, 0.2f};
  private static final double STEP = 1e-4;

  @Test
  void cross_entropy_takes_weighted_and_uniform_targets() throws IOException {
    float[][] targets = {{0, 2, 0}, {1f / 3, 1f / 3, 1f / 3}, {0, 0, 0}};
    assertAgrees(
        Loss.CROSS_ENTROPY,
        targets,
        (logits, target) -> {
          double loss = 0;
          for (int i = 0; i < logits.length; i++) {
            loss -= target[i] * (logits[i] - logSum(logits));
          }
          return loss / VECTORS.length;
        });
  }

  @Test
  void binary_cross_entropy_weighs_what_is_there() throws IOException {
    float[][] targets = {{0, 1, 0}, {3, 0, 1}, {0, 0, 0.5f}};
    assertAgrees(
        Loss.BINARY_CROSS_ENTROPY,
        targets,
        (logits, target) -> {
          double loss = 0;
          for (int i = 0; i < logits.length; i++) {
            double sigmoid = 1 / (1 + Math.exp(-logits[i]));
            loss -= target[i] > 0 ? target[i] * Math.log(sigmoid) : Math.log(1 - sigmoid);
          }
          return loss / (VECTORS.length * logits.length);
        });
  }

  @Test
  void soft_binary_cross_entropy_takes_shares_and_what_they_count() throws IOException {
    float[][] targets = {{0, 1, 0.5f, 1, 1, 1}, {0.75f, 0, 1, 2, 1, 3}, {0, 0.25f, 0.5f, 1, 1, 1}};
    assertAgrees(
        Loss.SOFT_BINARY_CROSS_ENTROPY,
        targets,
        (logits, target) -> {
          double loss = 0;
          for (int i = 0; i < logits.length; i++) {
            double sigmoid = 1 / (1 + Math.exp(-logits[i]));
            double there = target[i] * Math.log(sigmoid);
            loss -= target[logits.length + i] * (there + (1 - target[i]) * Math.log(1 - sigmoid));
          }
          return loss / (VECTORS.length * logits.length);
        });
  }

  @Test
  void squared_error_is_the_mean_over_texts_and_outputs() throws IOException {
    float[][] targets = {{0, 1, 0.5f}, {0.25f, 0, 1}, {1, 1, 0}};
    assertAgrees(
        Loss.SQUARED_ERROR,
        targets,
        (logits, target) -> {
          double loss = 0;
          for (int i = 0; i < logits.length; i++) {
            loss += Math.pow(logits[i] - target[i], 2);
          }
          return loss / (VECTORS.length * logits.length);
        });
  }

  @Test
  void tags_that_are_ignored_and_padding_do_not_count() throws IOException {
    var batch =
        new VectorBatch(
            List.of(VECTORS[0], VECTORS[1]),
            List.of(new float[] {0.5f, -1, 2, 0.25f, 9, 9}, new float[] {-0.75f, 1.5f}));
    var targets = new Targets.Tags(List.of(new long[] {2, 1, Targets.IGNORED}, new long[] {0}));
    int[] tags = {2, 1, 0};
    double expected = 0;
    double[] gradient = new double[3];
    for (int token = 0; token < tags.length; token++) {
      double[] logits = logits(VECTORS[token], BIAS);
      expected -= (logits[tags[token]] - logSum(logits)) / tags.length;
      for (int i = 0; i < 3; i++) {
        double share = Math.exp(logits[i] - logSum(logits));
        gradient[i] += (share - (i == tags[token] ? 1 : 0)) / tags.length;
      }
    }
    try (TrainableModule module = TrainableModule.load(network(Loss.TAG_CROSS_ENTROPY))) {
      assertThat((double) module.accumulate(batch, List.of(targets), 1))
          .isCloseTo(expected, within(1e-5));
      assertClose(module.gradient("b.bias"), gradient);
    }
  }

  @Test
  void the_parts_of_a_step_add_up_to_the_step() throws IOException {
    List<float[]> states = List.of(new float[] {0.5f, -1, 2, 0.25f}, new float[] {-0.75f, 1.5f});
    List<long[]> tags = List.of(new long[] {2, 1}, new long[] {0});
    try (TrainableModule whole = TrainableModule.load(network(Loss.TAG_CROSS_ENTROPY));
        TrainableModule parts = TrainableModule.load(network(Loss.TAG_CROSS_ENTROPY))) {
      var batch = new VectorBatch(List.of(VECTORS[0], VECTORS[1]), states);
      double loss = whole.accumulate(batch, List.of(new Targets.Tags(tags)), 1);
      double sum = 0;
      for (int i = 0; i < 2; i++) {
        var part = new VectorBatch(List.of(VECTORS[i]), List.of(states.get(i)));
        var targets = new Targets.Tags(List.of(tags.get(i)));
        float[] share = {targets.counted() / 3f};
        sum += parts.accumulate(part, List.of(targets), share, 1);
      }
      assertThat(sum).isCloseTo(loss, within(1e-5));
      float[] gradient = whole.gradient("b.weight").data();
      assertThat(parts.gradient("b.weight").data()).containsExactly(gradient, within(1e-5f));
    }
  }

  @Test
  void a_batch_without_any_tag_has_no_loss() throws IOException {
    var batch = new VectorBatch(List.of(VECTORS[0]), List.of(VECTORS[0]));
    var targets = new Targets.Tags(List.of(new long[] {Targets.IGNORED}));
    try (TrainableModule module = TrainableModule.load(network(Loss.TAG_CROSS_ENTROPY))) {
      assertThat(module.accumulate(batch, List.of(targets), 1)).isZero();
    }
  }

  @Test
  void the_losses_of_several_heads_are_added_by_their_shares() throws IOException {
    var batch = new VectorBatch(List.of(VECTORS));
    Targets one = new Targets.Numbers(List.of(new float[] {0, 1, 0}, new float[3], new float[3]));
    Targets other = new Targets.Numbers(List.of(new float[3], new float[] {1, 1, 1}, new float[3]));
    var heads =
        new HeadNetwork(
            List.of(head("first", Loss.CROSS_ENTROPY), head("second", Loss.SQUARED_ERROR)), 2, 0);
    try (TrainableModule both = TrainableModule.load(heads);
        TrainableModule first = TrainableModule.load(network(Loss.CROSS_ENTROPY));
        TrainableModule second = TrainableModule.load(network(Loss.SQUARED_ERROR))) {
      double sum =
          first.accumulate(batch, List.of(one), 1)
              + 0.25 * second.accumulate(batch, List.of(other), 1);
      assertThat((double) both.accumulate(batch, List.of(one, other), new float[] {1, 0.25f}, 1))
          .isCloseTo(sum, within(1e-5));
    }
  }

  private static void assertAgrees(
      Loss loss, float[][] targets, BiFunction<double[], float[], Double> definition)
      throws IOException {
    double[] gradient = new double[3];
    for (int i = 0; i < 3; i++) {
      float[] ahead = BIAS.clone();
      float[] behind = BIAS.clone();
      ahead[i] += (float) STEP;
      behind[i] -= (float) STEP;
      double distance = (double) ahead[i] - behind[i];
      gradient[i] = (sum(ahead, targets, definition) - sum(behind, targets, definition)) / distance;
    }
    try (TrainableModule module = TrainableModule.load(network(loss))) {
      float actual =
          module.accumulate(
              new VectorBatch(List.of(VECTORS)), List.of(new Targets.Numbers(List.of(targets))), 1);
      assertThat((double) actual).isCloseTo(sum(BIAS, targets, definition), within(1e-5));
      assertClose(module.gradient("b.bias"), gradient);
    }
  }

  private static double sum(
      float[] bias, float[][] targets, BiFunction<double[], float[], Double> definition) {
    double sum = 0;
    for (int i = 0; i < VECTORS.length; i++) {
      sum += definition.apply(logits(VECTORS[i], bias), targets[i]);
    }
    return sum;
  }

  private static void assertClose(Tensor actual, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual.data()[i]).isCloseTo(expected[i], within(1e-4));
    }
  }

  private static double[] logits(float[] vector, float[] bias) {
    double[] logits = new double[3];
    for (int i = 0; i < 3; i++) {
      logits[i] = bias[i] + WEIGHT[2 * i] * vector[0] + WEIGHT[2 * i + 1] * vector[1];
    }
    return logits;
  }

  private static double logSum(double[] logits) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    return Math.log(sum);
  }

  private static HeadNetwork network(Loss loss) {
    return new HeadNetwork(List.of(head("b", loss)), 2, 0);
  }

  private static TrainedHead head(String name, Loss loss) {
    return new TrainedHead(
        Tensor.of(name + ".weight", WEIGHT, 3, 2),
        Tensor.of(name + ".bias", BIAS, 3),
        loss == Loss.TAG_CROSS_ENTROPY,
        loss);
  }
}
