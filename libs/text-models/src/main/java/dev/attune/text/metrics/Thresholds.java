package dev.attune.text.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds, for each label of a multi-label model, the least probability at which to give it. A label
 * with texts enough gets the threshold of its own best F1 on the validation split; the others share
 * the one with the best macro F1, since a threshold fitted to a handful of texts is fitted to
 * chance.
 */
public final class Thresholds {
  private static final int ENOUGH_TEXTS = 10;

  private Thresholds() {}

  /**
   * The threshold of each label.
   *
   * @param logits of the validation texts, [texts][labels]
   * @param truth whether each text has each label, [texts][labels]
   * @param temperature what logits are divided by
   */
  public static float[] tuned(float[][] logits, boolean[][] truth, double temperature) {
    int labels = truth[0].length;
    double[][] probabilities = new double[labels][logits.length];
    for (int text = 0; text < logits.length; text++) {
      double[] row = Sigmoid.of(logits[text], temperature);
      for (int label = 0; label < labels; label++) {
        probabilities[label][text] = row[label];
      }
    }
    float shared = shared(probabilities, truth);
    float[] thresholds = new float[labels];
    for (int label = 0; label < labels; label++) {
      int chosen = label;
      long present = IntStream.range(0, truth.length).filter(i -> truth[i][chosen]).count();
      thresholds[label] =
          present < ENOUGH_TEXTS ? shared : own(probabilities[label], truth, label, shared);
    }
    return thresholds;
  }

  /** In steps of a hundredth, the one with the greatest mean F1; of equals, nearest to a half. */
  private static float shared(double[][] probabilities, boolean[][] truth) {
    float best = 0.5f;
    double bestF1 = -1;
    for (int step = 0; step < 99; step++) {
      // 0.50, 0.49, 0.51, 0.48, ...
      float threshold = (50 + (step % 2 == 0 ? step / 2 : -(step + 1) / 2)) / 100f;
      double sum = 0;
      for (int label = 0; label < probabilities.length; label++) {
        sum += f1(probabilities[label], truth, label, threshold);
      }
      if (sum > bestF1) {
        best = threshold;
        bestF1 = sum;
      }
    }
    return best;
  }

  private static double f1(double[] probabilities, boolean[][] truth, int label, float threshold) {
    int right = 0;
    int others = 0;
    for (int text = 0; text < truth.length; text++) {
      boolean given = probabilities[text] >= threshold;
      right += given && truth[text][label] ? 1 : 0;
      others += given == truth[text][label] ? 0 : 1;
    }
    return right == 0 ? 0 : 2.0 * right / (2.0 * right + others);
  }

  /** Midway between two probabilities, with the greatest F1; of equals, nearest to the shared. */
  private static float own(double[] probabilities, boolean[][] truth, int label, float shared) {
    int[] falling =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    long present = Arrays.stream(falling).filter(text -> truth[text][label]).count();
    float best = shared;
    double bestF1 = 0;
    int right = 0;
    for (int i = 0; i < falling.length; i++) {
      right += truth[falling[i]][label] ? 1 : 0;
      double here = probabilities[falling[i]];
      double next = i + 1 < falling.length ? probabilities[falling[i + 1]] : 0;
      double f1 = 2.0 * right / (i + 1 + present);
      float middle = Midway.of(next, here);
      boolean nearer = Math.abs(middle - shared) < Math.abs(best - shared);
      if (next < here && (f1 > bestF1 || (f1 == bestF1 && nearer))) {
        best = middle;
        bestF1 = f1;
      }
    }
    return best;
  }
}
