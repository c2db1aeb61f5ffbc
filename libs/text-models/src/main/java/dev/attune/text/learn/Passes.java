package dev.attune.text.learn;

import dev.attune.text.torch.Batch;
import java.util.function.Function;

/** Runs a split through a network without training, batch by batch. */
final class Passes {
  private static final int TOKENS = 4096;

  private Passes() {}

  /**
   * Rows of numbers for each text, in the order of the split, [results][texts][numbers].
   *
   * @param pass from a batch to the rows of each result
   */
  static float[][][] over(
      Inputs inputs, Function<Batch, float[][][]> pass, Cancellation cancellation) {
    float[][][] rows = {};
    for (int[] indices : Batches.sorted(inputs.size(), TOKENS, inputs::length)) {
      cancellation.check();
      float[][][] part = pass.apply(inputs.batch(indices));
      if (rows.length == 0) {
        rows = new float[part.length][inputs.size()][];
      }
      for (int result = 0; result < part.length; result++) {
        for (int i = 0; i < indices.length; i++) {
          rows[result][indices[i]] = part[result][i];
        }
      }
    }
    return rows;
  }
}
