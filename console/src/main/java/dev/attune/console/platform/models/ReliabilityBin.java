package dev.attune.console.platform.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predictions whose confidence lies between two bounds. */
public record ReliabilityBin(
    double low, double high, int count, @Nullable Double confidence, @Nullable Double accuracy) {

  static List<ReliabilityBin> filled(@Nullable List<ReliabilityBin> bins) {
    return bins == null ? List.of() : bins.stream().filter(bin -> bin.count() > 0).toList();
  }
}
