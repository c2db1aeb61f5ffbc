package dev.attune.text.learn;

import dev.attune.text.base.Encoding;
import dev.attune.text.torch.Batch;
import dev.attune.text.torch.TokenBatch;
import dev.attune.text.torch.VectorBatch;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The texts of one split in the form that a network takes. */
sealed interface Inputs {

  int size();

  /** How many tokens of a text are computed with; batches hold texts of like length. */
  int length(int index);

  Batch batch(int[] indices);

  /** Token ids, for networks with an encoder. */
  record Tokens(List<Encoding> encodings) implements Inputs {
    @Override
    public int size() {
      return encodings.size();
    }

    @Override
    public int length(int index) {
      return encodings.get(index).tokens();
    }

    @Override
    public Batch batch(int[] indices) {
      return new TokenBatch(
          Arrays.stream(indices).mapToObj(index -> encodings.get(index).ids()).toList());
    }
  }

  /**
   * Vectors that the encoder made before, standardised, for heads alone.
   *
   * @param vectors of the texts
   * @param states of each text's tokens, one after the other; empty when no head reads them
   * @param lengths how many tokens each text is computed with
   * @param scales what they were standardised by
   */
  record Vectors(
      List<float[]> vectors, List<float[]> states, IntUnaryOperator lengths, Scales scales)
      implements Inputs {
    @Override
    public int size() {
      return vectors.size();
    }

    @Override
    public int length(int index) {
      return lengths.applyAsInt(index);
    }

    @Override
    public Batch batch(int[] indices) {
      return new VectorBatch(
          Arrays.stream(indices).mapToObj(vectors::get).toList(),
          states.isEmpty() ? List.of() : Arrays.stream(indices).mapToObj(states::get).toList());
    }
  }
}
