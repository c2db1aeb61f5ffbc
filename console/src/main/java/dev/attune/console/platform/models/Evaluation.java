package dev.attune.console.platform.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version measured on one split.
 *
 * @param confusion counts, a row for each gold label and a column for each predicted one, in the
 *     order of the labels
 * @param ece expected calibration error, 0 to 1
 */
public record Evaluation(
    int examples,
    Interval accuracy,
    Interval macroF1,
    @Nullable Double logLoss,
    @Nullable Double ece,
    List<String> labels,
    @Nullable List<LabelScore> perClass,
    @Nullable List<List<Integer>> confusion,
    @Nullable List<Bin> reliability) {

  /** How one label fares. */
  public record LabelScore(String label, double precision, double recall, double f1, int support) {}

  /** Predictions whose confidence lies between two bounds. */
  public record Bin(
      double low, double high, int count, @Nullable Double confidence, @Nullable Double accuracy) {}

  public List<LabelScore> labelScores() {
    return perClass == null ? List.of() : perClass;
  }

  public List<Bin> filledBins() {
    return reliability == null
        ? List.of()
        : reliability.stream().filter(bin -> bin.count() > 0).toList();
  }
}
