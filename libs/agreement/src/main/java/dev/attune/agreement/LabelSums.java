package dev.attune.agreement;

import java.util.Arrays;

/**
 * What items of each kind add to sums of each label. Of many labels an item has few, so that only
 * these are kept, kind after kind in one place: a bootstrap goes over all of it a thousand times.
 */
final class LabelSums {
  private int[] ends = new int[16];
  private int[] labels = new int[64];
  private final double[][] added;
  private int kinds;
  private int size;

  /**
   * @param sums how many there are of each label
   */
  LabelSums(int sums) {
    added = new double[sums][labels.length];
  }

  /** Adds to the sums of a label, for the kind at hand. */
  void add(int label, double... values) {
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, 2 * size);
      for (int sum = 0; sum < added.length; sum++) {
        added[sum] = Arrays.copyOf(added[sum], 2 * size);
      }
    }
    labels[size] = label;
    for (int sum = 0; sum < added.length; sum++) {
      added[sum][size] = values[sum];
    }
    size++;
  }

  /** Goes on to the next kind. */
  void next() {
    if (kinds == ends.length) {
      ends = Arrays.copyOf(ends, 2 * kinds);
    }
    ends[kinds++] = size;
  }

  /**
   * One of the sums by label.
   *
   * @param times how often items of each kind are taken
   * @param many how many labels there are
   */
  double[] sum(int sum, int[] times, int many) {
    double[] of = added[sum];
    double[] sums = new double[many];
    int i = 0;
    for (int kind = 0; kind < kinds; kind++) {
      for (; i < ends[kind]; i++) {
        sums[labels[i]] += times[kind] * of[i];
      }
    }
    return sums;
  }
}
