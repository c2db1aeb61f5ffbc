package dev.attune.text.learn;

import dev.attune.text.task.Output;
import dev.attune.text.task.Task;
import java.util.ArrayList;
import java.util.List;

/** What a plan, or an evaluation, must have before anything is computed. */
final class PlanCheck {
  private final Task task;
  private final List<String> problems = new ArrayList<>();

  private PlanCheck(Task task) {
    this.task = task;
  }

  /**
   * Checks data and settings against each other.
   *
   * @throws TrainingDataException with a sentence for each problem of the data
   * @throws HyperparameterException if the base model cannot take so many tokens, or has no room
   *     for the rank, or if the method cannot learn from so few texts at once
   */
  static void require(TrainingPlan plan) {
    settings(plan);
    PlanCheck check = new PlanCheck(plan.task());
    check.split("training", plan.data().train());
    check.split("validation", plan.data().validation());
    check.split("test", plan.data().test());
    if (check.problems.isEmpty()) {
      check.training(plan.data().train());
    }
    check.refuseIfAny();
  }

  /**
   * Checks texts that a version is evaluated on as those of a plan's test split.
   *
   * @throws TrainingDataException with a sentence for each problem
   */
  static void requireTest(Task task, List<TrainingExample> test) {
    PlanCheck check = new PlanCheck(task);
    check.split("test", test);
    check.refuseIfAny();
  }

  /**
   * Checks the same texts once they are cut into tokens.
   *
   * @throws TrainingDataException if none has a token of its own
   */
  static void requireTestTokens(List<TrainingExample> test, Encoded encoded) {
    PlanCheck check = new PlanCheck(encoded.task());
    check.tokens("test", test, encoded);
    check.refuseIfAny();
  }

  /**
   * Checks the texts of a plan once they are cut into tokens.
   *
   * @throws TrainingDataException if a split has no text with a token of its own
   */
  static void requireTokens(TrainingPlan plan, Encoded encoded) {
    PlanCheck check = new PlanCheck(plan.task());
    check.tokens("training", plan.data().train(), encoded);
    check.tokens("validation", plan.data().validation(), encoded);
    check.tokens("test", plan.data().test(), encoded);
    check.refuseIfAny();
  }

  private static void settings(TrainingPlan plan) {
    int longest = plan.base().info().maxTokens();
    if (plan.hyperparameters().maxTokens() > longest) {
      throw new HyperparameterException(
          Hyperparameter.MAX_TOKENS.id(),
          "maxTokens is %d; the base model %s takes at most %d."
              .formatted(plan.hyperparameters().maxTokens(), plan.base().info().name(), longest));
    }
    int hidden = plan.base().info().hiddenSize();
    if (plan.hyperparameters().rank() > hidden) {
      throw new HyperparameterException(
          Hyperparameter.RANK.id(),
          "rank is %d; the vectors of the base model %s have only %d numbers."
              .formatted(plan.hyperparameters().rank(), plan.base().info().name(), hidden));
    }
    if (plan.hyperparameters().batchSize() < plan.method().leastBatch()) {
      throw new HyperparameterException(
          Hyperparameter.BATCH_SIZE.id(),
          "batchSize is %d; the method %s needs at least %d."
              .formatted(
                  plan.hyperparameters().batchSize(),
                  plan.method().id(),
                  plan.method().leastBatch()));
    }
    plan.hyperparameters().require(plan.method());
    List<String> tasks = plan.method().tasks();
    if (!tasks.contains(plan.task().type())) {
      throw new HyperparameterException(
          "method",
          "The method %s learns %s tasks only, no %s task."
              .formatted(plan.method().id(), String.join(", ", tasks), plan.task().type()));
    }
  }

  private void split(String name, List<TrainingExample> examples) {
    if (examples.isEmpty()) {
      problems.add("The %s split is empty.".formatted(name));
    }
    List<String> empty =
        examples.stream()
            .filter(example -> example.text().isBlank())
            .map(TrainingExample::id)
            .toList();
    if (!empty.isEmpty()) {
      problems.add(
          "The %s split has examples without text: %s.".formatted(name, OutputCheck.some(empty)));
    }
    for (Output output : task.outputs()) {
      new OutputCheck(output, problems).split(name, examples);
    }
  }

  private void training(List<TrainingExample> train) {
    if (train.size() > 1
        && train.stream().map(example -> example.text().strip()).distinct().count() == 1) {
      problems.add("All training texts are the same.");
    }
    for (Output output : task.outputs()) {
      new OutputCheck(output, problems).training(train);
    }
    if (problems.isEmpty()
        && task.outputs().stream().allMatch(output -> Golds.isOneSet(output, train))) {
      problems.add("Every training text has the same answer, so there is nothing to learn.");
    }
  }

  private void tokens(String name, List<TrainingExample> examples, Encoded encoded) {
    if (examples.stream().allMatch(example -> encoded.isEmpty(encoded.of(example)))) {
      problems.add(
          "No text of the %s split has anything that the base model's tokenizer knows."
              .formatted(name));
    }
  }

  private void refuseIfAny() {
    if (!problems.isEmpty()) {
      throw new TrainingDataException(problems);
    }
  }
}
