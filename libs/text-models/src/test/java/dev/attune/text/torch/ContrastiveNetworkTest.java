package dev.attune.text.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.TestModels;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Encoding;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The losses against their definitions, computed from the vectors. */
class ContrastiveNetworkTest {
  private static final List<String> TEXTS =
      List.of("Thank you!", "Many thanks to you.", "Leave me alone.", "Never call again!", "Why?");
  private static final int[] LABELS = {0, 0, 1, 1, 2};
  private static final String TRAINED = "encoder.layer.0.attention.self.query.bias";

  @Test
  void the_cosine_loss_counts_pairs_of_one_label_and_others_half_each() throws IOException {
    double[][] cosines = cosines();
    double alike = 0;
    double different = 0;
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        if (LABELS[i] != LABELS[j]) {
          different += Math.pow(cosines[i][j], 2) / 16;
        } else if (i != j) {
          alike += Math.pow(1 - cosines[i][j], 2) / 4;
        }
      }
    }
    assertThat(loss(Contrast.COSINE)).isCloseTo((alike + different) / 2, within(1e-3));
  }

  @Test
  void the_supervised_loss_is_the_surprise_at_texts_of_the_same_label() throws IOException {
    double[][] cosines = cosines();
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double all = 0;
      for (int j = 0; j < 5; j++) {
        all += i == j ? 0 : Math.exp(cosines[i][j] / 0.1);
      }
      int other = i % 2 == 0 ? i + 1 : i - 1;
      sum += Math.log(all) - cosines[i][other] / 0.1;
    }
    // The fifth text has no other of its label and does not count.
    assertThat(loss(Contrast.SUPERVISED)).isCloseTo(sum / 4, within(1e-3));
  }

  @ParameterizedTest
  @EnumSource
  void a_step_in_passes_has_the_loss_and_the_gradients_of_the_whole_step(Contrast contrast)
      throws IOException {
    List<long[]> texts = ids();
    assertSameStep(
        network(contrast, 0),
        List.of(
            new TokenBatch(texts.subList(0, 2)),
            new TokenBatch(texts.subList(2, 3)),
            new TokenBatch(texts.subList(3, 5))),
        new long[] {7, 8, 9});
  }

  @ParameterizedTest
  @EnumSource
  void both_passes_over_a_text_drop_the_same_values(Contrast contrast) throws IOException {
    assertSameStep(network(contrast, 0.2), List.of(batch()), new long[] {7});
  }

  /** Against the whole step with the first seed. */
  private static void assertSameStep(ContrastiveNetwork network, List<Batch> parts, long[] seeds)
      throws IOException {
    try (TrainableModule whole = TrainableModule.load(network);
        TrainableModule passes = TrainableModule.load(network)) {
      float expected = whole.accumulate(batch(), List.of(labels()), seeds[0]);

      assertThat(ContrastivePasses.accumulate(passes, parts, labels(), seeds))
          .isCloseTo(expected, within(1e-5f));
      float[] gradient = whole.gradient(TRAINED).data();
      assertThat(
              IntStream.range(0, gradient.length)
                  .mapToDouble(i -> Math.abs(gradient[i]))
                  .max()
                  .orElseThrow())
          .isGreaterThan(1e-3);
      assertThat(passes.gradient(TRAINED).data()).containsExactly(gradient, within(1e-5f));
    }
  }

  private static double loss(Contrast contrast) throws IOException {
    try (TrainableModule module = TrainableModule.load(network(contrast, 0))) {
      return module.accumulate(batch(), List.of(labels()), 1);
    }
  }

  private static Targets labels() {
    return new Targets.Numbers(List.of(row(0), row(0), row(1), row(1), row(2)));
  }

  private static float[] row(int label) {
    float[] row = new float[4];
    row[label] = 1;
    return row;
  }

  private static double[][] cosines() throws IOException {
    float[][] vectors;
    try (TrainableModule module = TrainableModule.load(network(Contrast.COSINE, 0))) {
      vectors = module.infer(batch())[0];
    }
    double[][] cosines = new double[vectors.length][vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < vectors.length; j++) {
        cosines[i][j] =
            dot(vectors[i], vectors[j])
                / Math.sqrt(dot(vectors[i], vectors[i]) * dot(vectors[j], vectors[j]));
      }
    }
    return cosines;
  }

  private static double dot(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum;
  }

  private static TokenBatch batch() throws IOException {
    return new TokenBatch(ids());
  }

  private static List<long[]> ids() throws IOException {
    BaseModel base = TestModels.open("minilm-l6-en");
    return base.tokenizer().encodeAll(TEXTS).stream().map(Encoding::ids).toList();
  }

  private static ContrastiveNetwork network(Contrast contrast, double dropout) throws IOException {
    BaseModel base = TestModels.open("minilm-l6-en");
    return new ContrastiveNetwork(
        new TextNetwork(
            base.info(),
            base.tensors().values(),
            null,
            base.info().pooling(),
            List.of(),
            TRAINED::equals,
            dropout,
            Arithmetic.FLOAT32),
        contrast);
  }
}
