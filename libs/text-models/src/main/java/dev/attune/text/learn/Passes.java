package dev.attune.text.learn;

import dev.attune.text.torch.Batch;
import java.util.function.Function;

/** Runs a split through a network without training, batch by batch. */
final class Passes {
  private static final int TOKENS = 4096;

  private Passes() {}

  /** Takes what a text gave. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes a text's rows.
     *
     * @param text its place in the split
     * @param rows of each result, [results][numbers]
     */
    void take(int text, float[][] rows);
  }

  /**
   * Hands on what each text gives, in no order.
   *
   * @param pass from a batch to the rows of each result, [results][texts][numbers]
   */
  static void each(
      Inputs inputs, Function<Batch, float[][][]> pass, Cancellation cancellation, Sink sink) {
    for (int[] indices : Batches.sorted(inputs.size(), TOKENS, inputs::length)) {
      cancellation.check();
      float[][][] results = pass.apply(inputs.batch(indices));
      for (int i = 0; i < indices.length; i++) {
        float[][] rows = new float[results.length][];
        for (int result = 0; result < rows.length; result++) {
          rows[result] = results[result][i];
        }
        sink.take(indices[i], rows);
      }
    }
  }

  /**
   * Rows of numbers for each text, in the order of the split, [results][texts][numbers].
   *
   * @param pass from a batch to the rows of each result, [results][texts][numbers]
   */
  static float[][][] over(
      Inputs inputs, Function<Batch, float[][][]> pass, Cancellation cancellation) {
    float[][][] byText = new float[inputs.size()][][];
    each(inputs, pass, cancellation, (text, rows) -> byText[text] = rows);
    float[][][] byResult = new float[byText[0].length][byText.length][];
    for (int text = 0; text < byText.length; text++) {
      for (int result = 0; result < byResult.length; result++) {
        byResult[result][text] = byText[text][result];
      }
    }
    return byResult;
  }
}
