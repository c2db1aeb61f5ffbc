package dev.attune.text.learn;

import dev.attune.text.tensor.Tensor;
import java.util.List;

/**
 * Shifts and scales each dimension of the training vectors to mean 0 and deviation 1, without which
 * one learning rate does not suit all dimensions. A head over scaled vectors is changed into one
 * over the vectors as they are.
 */
final class Standardisation {
  private static final double LEAST_DEVIATION = 1e-6;

  private final double[] means;
  private final double[] deviations;

  private Standardisation(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * Measures vectors.
   *
   * @param rows of one or more vectors each
   */
  static Standardisation of(List<float[]> rows, int width) {
    long count = rows.stream().mapToLong(row -> row.length / width).sum();
    double[] means = new double[width];
    double[] deviations = new double[width];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        means[i % width] += (double) row[i] / count;
      }
    }
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        double distance = row[i] - means[i % width];
        deviations[i % width] += distance * distance / count;
      }
    }
    for (int i = 0; i < width; i++) {
      deviations[i] = Math.max(LEAST_DEVIATION, Math.sqrt(deviations[i]));
    }
    return new Standardisation(means, deviations);
  }

  /** A row of one or more vectors, shifted and scaled. */
  float[] scaled(float[] row) {
    float[] result = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      int dimension = i % means.length;
      result[i] = (float) ((row[i] - means[dimension]) / deviations[dimension]);
    }
    return result;
  }

  /** The weight [labels, width] of the same head over vectors as they are. */
  Tensor unscaledWeight(Tensor weight) {
    float[] values = weight.data().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] / deviations[i % means.length]);
    }
    return new Tensor(weight.name(), weight.shape(), values);
  }

  /** The bias [labels] of the same head over vectors as they are. */
  Tensor unscaledBias(Tensor weight, Tensor bias) {
    float[] values = new float[bias.data().length];
    for (int label = 0; label < values.length; label++) {
      double shift = 0;
      for (int i = 0; i < means.length; i++) {
        shift += weight.data()[label * means.length + i] * means[i] / deviations[i];
      }
      values[label] = (float) (bias.data()[label] - shift);
    }
    return new Tensor(bias.name(), bias.shape(), values);
  }
}
