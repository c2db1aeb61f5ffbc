package dev.attune.api.labels;

import java.util.HashMap;
import java.util.Map;

/** How often labels are used in one data set. */
final class LabelTally {
  private record Key(String output, String label) {}

  /** What has a label. */
  record Count(long examples, long answers) {
    private Count plus(Count other) {
      return new Count(examples + other.examples, answers + other.answers);
    }
  }

  private final Map<Key, Count> counts = new HashMap<>();

  void addExamples(String output, String label, long examples) {
    counts.merge(new Key(output, label), new Count(examples, 0), Count::plus);
  }

  void addAnswers(String output, String label, long answers) {
    counts.merge(new Key(output, label), new Count(0, answers), Count::plus);
  }

  Count of(String output, String label) {
    return counts.getOrDefault(new Key(output, label), new Count(0, 0));
  }
}
