package dev.attune.console.platform.tenants;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each model was asked over a span of days, the most asked first. */
public record UsageByModel(List<Sum> models) {

  /** One model's requests, texts and tokens. */
  public record Sum(String model, long requests, long texts, long tokens) {

    private static Sum of(Map.Entry<String, List<Usage>> usage) {
      return new Sum(
          usage.getKey(),
          usage.getValue().stream().mapToLong(Usage::requests).sum(),
          usage.getValue().stream().mapToLong(Usage::texts).sum(),
          usage.getValue().stream().mapToLong(Usage::tokens).sum());
    }
  }

  /** Sums what was asked by model. */
  public static UsageByModel of(List<Usage> usage) {
    return new UsageByModel(
        usage.stream().collect(Collectors.groupingBy(Usage::model)).entrySet().stream()
            .map(Sum::of)
            .sorted(Comparator.comparingLong(Sum::texts).reversed().thenComparing(Sum::model))
            .toList());
  }

  /** The texts of the model that was asked most. */
  public long most() {
    return models.isEmpty() ? 0 : models.getFirst().texts();
  }
}
