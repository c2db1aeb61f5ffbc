package dev.attune.api.snapshots;

import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.problems.Excerpt;
import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many examples each split has, how often each label occurs in them, and whether that is enough
 * to learn from. In a single-label task every label must be in every split; where a text may have
 * several labels, or none, rare ones cannot be steered into each, so training must have them all.
 */
final class SplitCounts {
  private static final int MAX_ERRORS = 50;

  private final Task task;
  private final Map<String, Long> examples = emptySplits();
  private final Map<String, Map<String, Map<String, Long>>> outputs = new LinkedHashMap<>();

  SplitCounts(Task task) {
    this.task = task;
    TaskOutputs.of(task)
        .forEach(
            (name, output) -> {
              Map<String, Map<String, Long>> labels = new LinkedHashMap<>();
              output.goldLabels().forEach(label -> labels.put(label, emptySplits()));
              outputs.put(name, labels);
            });
  }

  void addExamples(String split, long count) {
    examples.merge(split, count, Long::sum);
  }

  void addLabel(String output, String label, String split, long count) {
    outputs
        .computeIfAbsent(output, name -> new LinkedHashMap<>())
        .computeIfAbsent(label, name -> emptySplits())
        .merge(split, count, Long::sum);
  }

  /** The labels, by output, that are missing where they are needed. */
  Map<String, Set<String>> missing() {
    Map<String, Set<String>> missing = new LinkedHashMap<>();
    forEachNeeded(
        (output, label, splits) -> {
          if (splits.entrySet().stream().anyMatch(SplitCounts.this::isMissing)) {
            missing.computeIfAbsent(output, name -> new LinkedHashSet<>()).add(label);
          }
        });
    return missing;
  }

  /** Whether no split is empty and every label is where it is needed. */
  boolean isComplete() {
    return SplitRule.SPLITS.stream().allMatch(split -> inSplit(split) > 0) && missing().isEmpty();
  }

  /** Refuses an empty split, and a label that is missing where it is needed. */
  void check() {
    for (String split : SplitRule.SPLITS) {
      if (inSplit(split) == 0) {
        throw Refusal.invalid("splits", "the split " + split + " would be empty");
      }
    }
    List<ProblemError> errors = new ArrayList<>();
    forEachNeeded(
        (output, label, splits) ->
            splits.entrySet().stream()
                .filter(this::isMissing)
                .forEach(
                    split ->
                        errors.add(
                            ProblemError.inField(
                                "splits",
                                name(output, label) + " has no example in " + split.getKey()))));
    refuse(errors);
  }

  /** Refuses labels with too few examples to be where they are needed, whatever the shares. */
  void checkEnoughToShareOut() {
    long needed = task instanceof SingleLabelTask ? SplitRule.SPLITS.size() : 1;
    List<ProblemError> errors = new ArrayList<>();
    forEachNeeded(
        (output, label, splits) -> {
          long total = splits.values().stream().mapToLong(Long::longValue).sum();
          if (total < needed) {
            errors.add(
                ProblemError.inField(
                    "splits",
                    name(output, label)
                        + " has "
                        + total
                        + (total == 1 ? " example" : " examples")
                        + (needed == 1 ? "" : "; it takes 3, one for each split")));
          }
        });
    refuse(errors);
  }

  private interface OfLabel {
    void accept(String output, String label, Map<String, Long> splits);
  }

  /** Texts marked as out of scope have none of the labels: a model can do without them. */
  private void forEachNeeded(OfLabel consumer) {
    TaskOutputs.of(task)
        .forEach(
            (name, output) ->
                outputs
                    .getOrDefault(name, Map.of())
                    .forEach(
                        (label, splits) -> {
                          boolean mark =
                              output instanceof SingleLabelTask single
                                  && label.equals(single.outOfScopeLabel());
                          if (!mark) {
                            consumer.accept(name, label, splits);
                          }
                        }));
  }

  private static String name(String output, String label) {
    return "the label " + Excerpt.of(label) + (output.isEmpty() ? "" : " of " + Excerpt.of(output));
  }

  private boolean isMissing(Map.Entry<String, Long> split) {
    return split.getValue() == 0
        && (task instanceof SingleLabelTask || split.getKey().equals(SplitRule.SPLITS.getFirst()));
  }

  private static void refuse(List<ProblemError> errors) {
    if (!errors.isEmpty()) {
      String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
      throw Refusal.invalid(
          "No snapshot can be taken: " + errors.getFirst().message() + more + ".",
          errors.subList(0, Math.min(MAX_ERRORS, errors.size())));
    }
  }

  /**
   * As stored: by split, and by label and split, in a joint task for each output.
   *
   * @param nearDuplicates null where nothing was shared out
   */
  Map<String, Object> toJson(
      long unlabelled, long withoutSplit, @Nullable NearDuplicateCounts nearDuplicates) {
    Map<String, Object> counts = new LinkedHashMap<>();
    SplitRule.SPLITS.forEach(split -> counts.put(split, inSplit(split)));
    counts.put("unlabelled", unlabelled);
    counts.put("withoutSplit", withoutSplit);
    if (nearDuplicates != null) {
      counts.put("nearDuplicates", nearDuplicates);
    }
    counts.put("labels", outputs.getOrDefault(TaskOutputs.ONLY, Map.of()));
    if (task instanceof JointTask) {
      counts.put("outputs", outputs);
    }
    return counts;
  }

  /** How many there are in all splits. */
  long examples() {
    return examples.values().stream().mapToLong(Long::longValue).sum();
  }

  private long inSplit(String split) {
    return examples.getOrDefault(split, 0L);
  }

  private static Map<String, Long> emptySplits() {
    Map<String, Long> splits = new LinkedHashMap<>();
    SplitRule.SPLITS.forEach(split -> splits.put(split, 0L));
    return splits;
  }
}
