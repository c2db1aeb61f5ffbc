package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.base.Encoding;
import dev.attune.text.torch.Batch;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VectorisationTest {
  private static final int HIDDEN = 2;
  private static final Offset<Float> CLOSE = within(1e-6f);
  private static final Cancellation NEVER = new Cancellation(TrainingListener.NONE);

  @Test
  void the_vectors_of_tokens_lie_outside_the_heap_standardised_once() throws IOException {
    try (Arena memory = Arena.ofConfined()) {
      Splits splits =
          Vectorisation.ofTokens(texts(), VectorisationTest::encode, HIDDEN, memory, NEVER);
      var train = (Inputs.Vectors) splits.train().inputs();

      assertThat(train.states()).isInstanceOf(MappedRows.class).hasSize(2);
      // The first numbers of the tokens are 0, 0, 0 and 1; the second ones never change.
      float deviation = (float) Math.sqrt(3 / 16.0);
      assertThat(train.states().get(0))
          .containsExactly(
              new float[] {-0.25f / deviation, 0, -0.25f / deviation, 0, -0.25f / deviation, 0},
              CLOSE);
      assertThat(train.states().get(1)).containsExactly(new float[] {0.75f / deviation, 0}, CLOSE);
      assertThat(train.vectors().get(1)).containsExactly(1, 0);
      assertThat(train.length(0)).isEqualTo(3);
    }
  }

  @Test
  void without_tokens_every_text_has_the_same_length() throws IOException {
    Splits splits = Vectorisation.ofTexts(texts(), VectorisationTest::encode, HIDDEN, NEVER);
    var train = (Inputs.Vectors) splits.train().inputs();
    assertThat(train.states()).isEmpty();
    assertThat(train.length(0)).isEqualTo(1);
  }

  /** A text of three tokens and one of a single token. */
  private static Splits texts() {
    Split split =
        new Split(
            new Inputs.Tokens(List.of(Encoding.of(new long[3], 3), Encoding.of(new long[1], 1))),
            List.of(),
            List.of());
    return new Splits(split, split, split);
  }

  /** Vectors that are [1, 7] for the texts of one token and [0, 7] for longer ones. */
  private static float[][][] encode(Batch batch) {
    float[][][] result = new float[2][batch.size()][];
    for (int text = 0; text < batch.size(); text++) {
      float first = batch.tokens(text) == 1 ? 1 : 0;
      result[0][text] = new float[] {first, 7};
      result[1][text] = new float[batch.tokens(text) * HIDDEN];
      for (int i = 0; i < result[1][text].length; i++) {
        result[1][text][i] = i % HIDDEN == 0 ? first : 7;
      }
    }
    return result;
  }
}
