package dev.attune.api.snapshots;

import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many examples each label has in each split, and whether that is enough to learn from. */
final class SplitCounts {
  private static final int MAX_ERRORS = 50;

  private final Map<String, Map<String, Long>> labels = new LinkedHashMap<>();

  SplitCounts(List<String> labelNames) {
    labelNames.forEach(label -> labels.put(label, emptySplits()));
  }

  void add(String label, String split, long count) {
    labels.computeIfAbsent(label, unknown -> emptySplits()).merge(split, count, Long::sum);
  }

  /** Refuses an empty split, and a label that is missing in one. */
  void check() {
    for (String split : SplitRule.SPLITS) {
      if (inSplit(split) == 0) {
        throw Refusal.invalid("splits", "the split " + split + " would be empty");
      }
    }
    List<ProblemError> errors = new ArrayList<>();
    labels.forEach(
        (label, splits) ->
            splits.forEach(
                (split, count) -> {
                  if (count == 0) {
                    errors.add(
                        ProblemError.inField(
                            "splits", "the label \"" + label + "\" has no example in " + split));
                  }
                }));
    refuse(errors);
  }

  /** Refuses labels with too few examples to be in every split. */
  void checkEnoughToShareOut() {
    List<ProblemError> errors = new ArrayList<>();
    labels.forEach(
        (label, splits) -> {
          long total = splits.values().stream().mapToLong(Long::longValue).sum();
          if (total < SplitRule.SPLITS.size()) {
            errors.add(
                ProblemError.inField(
                    "splits",
                    "the label \""
                        + label
                        + "\" has "
                        + total
                        + (total == 1 ? " example" : " examples")
                        + "; it takes 3, one for each split"));
          }
        });
    refuse(errors);
  }

  private static void refuse(List<ProblemError> errors) {
    if (!errors.isEmpty()) {
      String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
      throw Refusal.invalid(
          "No snapshot can be taken: " + errors.getFirst().message() + more + ".",
          errors.subList(0, Math.min(MAX_ERRORS, errors.size())));
    }
  }

  /** As stored: by split, and by label and split. */
  Map<String, Object> toJson(long unlabelled, long withoutSplit) {
    Map<String, Object> counts = new LinkedHashMap<>();
    SplitRule.SPLITS.forEach(split -> counts.put(split, inSplit(split)));
    counts.put("unlabelled", unlabelled);
    counts.put("withoutSplit", withoutSplit);
    counts.put("labels", labels);
    return counts;
  }

  private long inSplit(String split) {
    return labels.values().stream().mapToLong(splits -> splits.getOrDefault(split, 0L)).sum();
  }

  private static Map<String, Long> emptySplits() {
    Map<String, Long> splits = new LinkedHashMap<>();
    SplitRule.SPLITS.forEach(split -> splits.put(split, 0L));
    return splits;
  }
}
