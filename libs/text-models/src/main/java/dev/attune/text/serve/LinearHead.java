package dev.attune.text.serve;

import dev.attune.text.adapter.Head;

/** A head laid out for speed: one column of weights for each element of the vectors it takes. */
final class LinearHead {
  private static final int TOGETHER = 4;

  private final float[] columns;
  private final float[] bias;
  private final int hiddenSize;

  LinearHead(Head head) {
    this.columns = head.weight().transposed().data();
    this.bias = head.bias().data();
    this.hiddenSize = head.hiddenSize();
  }

  /** The logits of vectors that lie one after the other; so do the logits. */
  float[] logits(float[] vectors) {
    float[] logits = new float[vectors.length / hiddenSize * bias.length];
    float[] sums = new float[bias.length];
    for (int vector = 0; vector * hiddenSize < vectors.length; vector++) {
      System.arraycopy(bias, 0, sums, 0, sums.length);
      add(vectors, vector * hiddenSize, sums);
      System.arraycopy(sums, 0, logits, vector * sums.length, sums.length);
    }
    return logits;
  }

  /** Inner loops without dependencies between their steps, so that the compiler vectorises them. */
  private void add(float[] vectors, int start, float[] sums) {
    int width = sums.length;
    int whole = hiddenSize - hiddenSize % TOGETHER;
    for (int i = 0; i < whole; i += TOGETHER) {
      float a = vectors[start + i];
      float b = vectors[start + i + 1];
      float c = vectors[start + i + 2];
      float d = vectors[start + i + 3];
      int column = i * width;
      for (int row = 0; row < width; row++) {
        sums[row] +=
            a * columns[column + row]
                + b * columns[column + width + row]
                + c * columns[column + 2 * width + row]
                + d * columns[column + 3 * width + row];
      }
    }
    for (int i = whole; i < hiddenSize; i++) {
      for (int row = 0; row < width; row++) {
        sums[row] += vectors[start + i] * columns[i * width + row];
      }
    }
  }
}
