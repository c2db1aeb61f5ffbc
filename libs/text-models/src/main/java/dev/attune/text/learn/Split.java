package dev.attune.text.learn;

/**
 * One split, ready for a network.
 *
 * @param inputs the texts
 * @param labels the number of each text's true label
 */
@SuppressWarnings("ArrayRecordComponent") // one number for each text, read in every batch
record Split(Inputs inputs, int[] labels) {

  int size() {
    return labels.length;
  }

  Split with(Inputs other) {
    return new Split(other, labels);
  }

  /** The labels of a batch, in its order. */
  long[] labels(int[] indices) {
    long[] chosen = new long[indices.length];
    for (int i = 0; i < indices.length; i++) {
      chosen[i] = labels[indices[i]];
    }
    return chosen;
  }
}
