package dev.attune.text.learn;

import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a right answer can be counted, whatever its kind. */
final class Golds {
  private Golds() {}

  /**
   * The part of a right answer that is an output's.
   *
   * @throws IllegalArgumentException if there is none or of another kind than the output's task
   */
  static Gold part(Output output, Gold gold) {
    return find(output, gold)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A text has no right answer"
                        + (output.name().isEmpty() ? "." : " for " + output.name() + ".")));
  }

  /** The part of a right answer that is an output's; empty if there is none or of another kind. */
  static Optional<Gold> find(Output output, Gold gold) {
    Gold part = gold;
    if (!output.name().isEmpty()) {
      part = gold instanceof Gold.Outputs(var outputs) ? outputs.get(output.name()) : null;
    }
    return Optional.ofNullable(part).filter(found -> fits(output.task(), found));
  }

  private static boolean fits(OutputTask task, Gold gold) {
    return switch (task) {
      case SingleLabel single -> gold instanceof Gold.Label;
      case MultiLabel multi -> gold instanceof Gold.LabelSet;
      case TokenLabels token -> gold instanceof Gold.Entities;
      case Regression regression ->
          gold instanceof Gold.Values(var values)
              && regression.scales().stream().allMatch(scale -> values.containsKey(scale.name()));
    };
  }

  /** The labels that a task can answer; none of values. */
  static List<String> labels(OutputTask task) {
    return switch (task) {
      case SingleLabel single -> single.labels();
      case MultiLabel multi -> multi.labels();
      case TokenLabels token -> token.labels();
      case Regression regression -> List.of();
    };
  }

  /** The value on a scale; no number if there is none. */
  static double value(Scale scale, Gold gold) {
    return ((Gold.Values) gold).values().getOrDefault(scale.name(), Double.NaN);
  }

  /** The different values on a scale. */
  static Set<Double> values(Scale scale, List<Gold> golds) {
    return golds.stream().map(gold -> value(scale, gold)).collect(Collectors.toSet());
  }

  /** Whether an output's right answer is one set of labels for all texts. */
  static boolean isOneSet(Output output, List<TrainingExample> examples) {
    return output.task() instanceof MultiLabel
        && examples.stream().map(e -> part(output, e.gold()).labels()).distinct().count() == 1;
  }

  /** The mark of texts that have none of a task's labels. */
  static Optional<String> outOfScope(OutputTask task) {
    return task instanceof SingleLabel single ? single.outOfScope() : Optional.empty();
  }

  /** The same for two right answers that say the same, in whatever order. */
  static Object content(Gold gold) {
    return switch (gold) {
      case Gold.Entities(var entities) -> Set.copyOf(entities);
      case Gold.Outputs(var outputs) ->
          outputs.entrySet().stream()
              .collect(Collectors.toMap(output -> output.getKey(), e -> content(e.getValue())));
      default -> gold;
    };
  }
}
