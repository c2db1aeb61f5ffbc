package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for labels: those of a task in its order, then others as they turn up. */
final class LabelNumbers {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  LabelNumbers(List<String> first) {
    first.forEach(this::of);
  }

  int of(String label) {
    return numbers.computeIfAbsent(
        label,
        name -> {
          names.add(name);
          return names.size() - 1;
        });
  }

  /** The labels so far, each at its number. */
  List<String> names() {
    return List.copyOf(names);
  }
}
