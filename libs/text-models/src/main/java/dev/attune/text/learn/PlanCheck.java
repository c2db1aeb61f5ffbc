package dev.attune.text.learn;

import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a plan must have before anything is computed. */
final class PlanCheck {
  private final TrainingPlan plan;
  private final List<String> problems = new ArrayList<>();

  private PlanCheck(TrainingPlan plan) {
    this.plan = plan;
  }

  /**
   * Checks data and settings against each other.
   *
   * @throws TrainingDataException with a sentence for each problem of the data
   * @throws HyperparameterException if the base model cannot take so many tokens
   */
  static void require(TrainingPlan plan) {
    int longest = plan.base().info().maxTokens();
    if (plan.hyperparameters().maxTokens() > longest) {
      throw new HyperparameterException(
          Hyperparameter.MAX_TOKENS.id(),
          "maxTokens is %d; the base model %s takes at most %d."
              .formatted(plan.hyperparameters().maxTokens(), plan.base().info().name(), longest));
    }
    PlanCheck check = new PlanCheck(plan);
    check.split("training", plan.data().train());
    check.split("validation", plan.data().validation());
    check.split("test", plan.data().test());
    check.trainingLabels();
    if (!check.problems.isEmpty()) {
      throw new TrainingDataException(check.problems);
    }
  }

  private void split(String name, List<TrainingExample> examples) {
    if (examples.isEmpty()) {
      problems.add("The %s split is empty.".formatted(name));
    }
    long empty = examples.stream().filter(example -> example.text().isBlank()).count();
    if (empty > 0) {
      problems.add("The %s split has %d without text.".formatted(name, empty));
    }
    Set<String> unknown = examples.stream().map(PlanCheck::label).collect(Collectors.toSet());
    unknown.removeAll(labels());
    if (!unknown.isEmpty()) {
      problems.add(
          "The %s split has labels that the task does not know: %s."
              .formatted(name, String.join(", ", unknown.stream().sorted().toList())));
    }
  }

  private List<String> labels() {
    return ((SingleLabel) plan.task()).labels();
  }

  private static String label(TrainingExample example) {
    return ((Gold.Label) example.gold()).label();
  }

  private void trainingLabels() {
    if (plan.data().train().isEmpty()) {
      return;
    }
    Set<String> present =
        plan.data().train().stream().map(PlanCheck::label).collect(Collectors.toSet());
    if (present.size() == 1) {
      problems.add(
          "Every training text has the label %s; at least two labels are needed."
              .formatted(present.iterator().next()));
      return;
    }
    Set<String> missing = new HashSet<>(labels());
    missing.removeAll(present);
    if (!missing.isEmpty()) {
      problems.add(
          "No training text has the label %s."
              .formatted(String.join(" or ", missing.stream().sorted().toList())));
    }
  }
}
