package dev.attune.text.learn;

import dev.attune.text.torch.Batch;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces texts by the vectors that an encoder gives them, standardised in place, for heads alone.
 * The vectors of tokens, a thousand times as many numbers as those of texts, lie outside the heap.
 */
final class Vectorisation {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private final Function<Batch, float[][][]> encoder;
  private final int hidden;
  private final @Nullable Arena memory;
  private final Cancellation cancellation;

  private Vectorisation(
      Function<Batch, float[][][]> encoder,
      int hidden,
      @Nullable Arena memory,
      Cancellation cancellation) {
    this.encoder = encoder;
    this.hidden = hidden;
    this.memory = memory;
    this.cancellation = cancellation;
  }

  /**
   * The vectors of texts.
   *
   * @param encoder from a batch to the vector of each text, [1][texts][hidden]
   */
  static Splits ofTexts(
      Splits splits, Function<Batch, float[][][]> encoder, int hidden, Cancellation cancellation)
      throws IOException {
    return new Vectorisation(encoder, hidden, null, cancellation).of(splits);
  }

  /**
   * The vectors of texts and of their tokens.
   *
   * @param encoder from a batch to the vector of each text and those of its tokens, [2][texts][]
   * @param memory what those of tokens live as long as
   */
  static Splits ofTokens(
      Splits splits,
      Function<Batch, float[][][]> encoder,
      int hidden,
      Arena memory,
      Cancellation cancellation)
      throws IOException {
    return new Vectorisation(encoder, hidden, memory, cancellation).of(splits);
  }

  private Splits of(Splits splits) throws IOException {
    Rows train = encode(splits.train().inputs());
    Rows validation = encode(splits.validation().inputs());
    Rows test = encode(splits.test().inputs());
    Scales scales =
        new Scales(
            Standardisation.of(train.texts(), hidden), Standardisation.of(train.tokens(), hidden));
    return new Splits(
        splits.train().with(train.standardised(scales)),
        splits.validation().with(validation.standardised(scales)),
        splits.test().with(test.standardised(scales)));
  }

  private Rows encode(Inputs inputs) throws IOException {
    Rows rows = new Rows(inputs, Arrays.asList(new float[inputs.size()][]), tokens(inputs));
    Passes.each(inputs, encoder, cancellation, rows::set);
    return rows;
  }

  private List<float[]> tokens(Inputs inputs) throws IOException {
    if (memory == null) {
      return List.of();
    }
    int[] lengths =
        IntStream.range(0, inputs.size()).map(text -> inputs.length(text) * hidden).toArray();
    return MappedRows.allocate(TEMPORARY, lengths, memory);
  }

  /** One split while its vectors change. */
  private record Rows(Inputs inputs, List<float[]> texts, List<float[]> tokens) {

    void set(int text, float[][] vectors) {
      texts.set(text, vectors[0]);
      if (!tokens.isEmpty()) {
        tokens.set(text, vectors[1]);
      }
    }

    Inputs.Vectors standardised(Scales scales) {
      texts.replaceAll(scales.texts()::scaled);
      if (!tokens.isEmpty()) {
        tokens.replaceAll(scales.tokens()::scaled);
      }
      return new Inputs.Vectors(
          texts, tokens, tokens.isEmpty() ? text -> 1 : inputs::length, scales);
    }
  }
}
