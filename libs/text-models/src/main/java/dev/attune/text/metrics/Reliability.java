package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a confidence of 80 % means that 80 % are right: 15 bins of equal width and their expected
 * calibration error, the mean distance between confidence and accuracy (Naeini et al. 2015).
 *
 * @param expectedCalibrationError from 0, perfect, to 1
 * @param bins in rising order of confidence
 */
public record Reliability(double expectedCalibrationError, List<ReliabilityBin> bins) {
  private static final int BINS = 15;

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Sorts answers into bins.
   *
   * @param logits [texts][labels]
   * @param truth the true label's number for each text
   * @param temperature what logits are divided by
   */
  public static Reliability of(float[][] logits, int[] truth, double temperature) {
    double[] confidences = new double[logits.length];
    boolean[] right = new boolean[logits.length];
    for (int i = 0; i < logits.length; i++) {
      int answer = Softmax.argmax(logits[i]);
      confidences[i] = Softmax.of(logits[i], temperature)[answer];
      right[i] = answer == truth[i];
    }
    return of(confidences, right);
  }

  /**
   * Sorts the probabilities of all labels of all texts into bins, where any number of labels can be
   * right; "right" then means that the label is there.
   *
   * @param logits [texts][labels]
   * @param truth whether each text has each label, [texts][labels]
   * @param temperature what logits are divided by
   */
  public static Reliability of(float[][] logits, boolean[][] truth, double temperature) {
    int labels = truth[0].length;
    double[] probabilities = new double[truth.length * labels];
    boolean[] present = new boolean[probabilities.length];
    for (int i = 0; i < truth.length; i++) {
      System.arraycopy(Sigmoid.of(logits[i], temperature), 0, probabilities, i * labels, labels);
      System.arraycopy(truth[i], 0, present, i * labels, labels);
    }
    return of(probabilities, present);
  }

  /** Sorts confidences in (0, 1] into bins that are open below and closed above. */
  static Reliability of(double[] confidences, boolean[] right) {
    int[] counts = new int[BINS];
    double[] confidenceSums = new double[BINS];
    int[] rightCounts = new int[BINS];
    for (int i = 0; i < confidences.length; i++) {
      int bin = Math.clamp((int) Math.ceil(confidences[i] * BINS) - 1, 0, BINS - 1);
      counts[bin]++;
      confidenceSums[bin] += confidences[i];
      rightCounts[bin] += right[i] ? 1 : 0;
    }
    List<ReliabilityBin> bins = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      double size = Math.max(1, counts[i]);
      double confidence = confidenceSums[i] / size;
      double accuracy = rightCounts[i] / size;
      error += Math.abs(confidence - accuracy) * counts[i] / confidences.length;
      bins.add(
          new ReliabilityBin(
              i / (double) BINS, (i + 1) / (double) BINS, counts[i], confidence, accuracy));
    }
    return new Reliability(error, bins);
  }
}
