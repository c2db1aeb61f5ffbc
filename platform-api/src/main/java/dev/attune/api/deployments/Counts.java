package dev.attune.api.deployments;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The counts of one trial, as gateways have added them up. */
final class Counts {
  private static final double MILLION = 1e6;

  private record Place(String output, String measure) {}

  private final Map<Place, Map<String, Long>> cells = new HashMap<>();
  private final Set<String> outputs = new LinkedHashSet<>();

  void add(String output, String measure, String bin, long n) {
    cells
        .computeIfAbsent(new Place(output, measure), place -> new TreeMap<>())
        .merge(bin, n, Long::sum);
    if (measure.startsWith("answered.")) {
      outputs.add(output);
    }
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  /** The outputs that something was counted for. */
  Set<String> outputs() {
    return outputs;
  }

  /** A count without bins. */
  long of(String output, String measure) {
    return bins(output, measure).values().stream().mapToLong(Long::longValue).sum();
  }

  /** A sum, which is kept in millionths. */
  double sum(String output, String measure) {
    return of(output, measure) / MILLION;
  }

  /** Counts by label or by range. */
  Map<String, Long> bins(String output, String measure) {
    return cells.getOrDefault(new Place(output, measure), Map.of());
  }
}
