package dev.attune.text.learn;

import dev.attune.text.torch.Batch;
import java.util.function.Function;

/** Runs a split through a network without training, batch by batch. */
final class Passes {
  private static final int BATCH_SIZE = 64;

  private Passes() {}

  /**
   * One row of numbers for each text, in the order of the split.
   *
   * @param pass from a batch to its rows
   */
  static float[][] over(Inputs inputs, Function<Batch, float[][]> pass, Cancellation cancellation) {
    float[][] rows = new float[inputs.size()][];
    for (int[] indices : Batches.sorted(inputs.size(), BATCH_SIZE, inputs::length)) {
      cancellation.check();
      float[][] part = pass.apply(inputs.batch(indices));
      for (int i = 0; i < indices.length; i++) {
        rows[indices[i]] = part[i];
      }
    }
    return rows;
  }
}
