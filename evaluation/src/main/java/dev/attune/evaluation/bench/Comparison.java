package dev.attune.evaluation.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What was measured of one workload, in samples per second, round by round.
 *
 * @param workload what was trained
 * @param library ours
 * @param reference plain PyTorch
 */
record Comparison(Workload workload, List<Double> library, List<Double> reference) {
  static final String HEADER =
      "%-30s  %22s  %22s  %6s".formatted("samples/s", "Attune", "PyTorch, eager", "ratio");

  /** The ratio of the medians. */
  double ratio() {
    return median(library) / median(reference);
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** A line under {@link #HEADER}: medians, and the slowest and fastest round. */
  String line() {
    return "%-30s  %22s  %22s  %6.2f"
        .formatted(workload.title(), spread(library), spread(reference), ratio());
  }

  private static String spread(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return "%.1f (%.1f-%.1f)".formatted(median(values), sorted[0], sorted[sorted.length - 1]);
  }
}
