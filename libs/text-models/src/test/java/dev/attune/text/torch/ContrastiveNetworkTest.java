package dev.attune.text.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.TestModels;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Encoding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The losses against their definitions, computed from the vectors. */
class ContrastiveNetworkTest {
  private static final List<String> TEXTS =
      List.of("Thank you!", "Many thanks to you.", "Leave me alone.", "Never call again!", "Why?");
  private static final int[] LABELS = {0, 0, 1, 1, 2};

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

  private static double loss(Contrast contrast) throws IOException {
    var rows = List.of(row(0), row(0), row(1), row(1), row(2));
    try (TrainableModule module = TrainableModule.load(network(contrast))) {
      return module.accumulate(batch(), List.of(new Targets.Numbers(rows)), 1);
    }
  }

  private static float[] row(int label) {
    float[] row = new float[4];
    row[label] = 1;
    return row;
  }

  private static double[][] cosines() throws IOException {
    float[][] vectors;
    try (TrainableModule module = TrainableModule.load(network(Contrast.COSINE))) {
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
    BaseModel base = TestModels.open("minilm-l6-en");
    return new TokenBatch(base.tokenizer().encodeAll(TEXTS).stream().map(Encoding::ids).toList());
  }

  private static ContrastiveNetwork network(Contrast contrast) throws IOException {
    BaseModel base = TestModels.open("minilm-l6-en");
    return new ContrastiveNetwork(
        new TextNetwork(
            base.info(),
            base.tensors().values(),
            null,
            base.info().pooling(),
            List.of(),
            "encoder.layer.0.attention.self.query.bias"::equals,
            0,
            Arithmetic.FLOAT32),
        contrast);
  }
}
