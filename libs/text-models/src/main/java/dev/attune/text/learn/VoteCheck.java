package dev.attune.text.learn;

import dev.attune.text.learn.TrainingWarning.Kind;
import dev.attune.text.task.Output;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Votes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What annotators' votes must be. */
final class VoteCheck {
  private VoteCheck() {}

  /**
   * Checks the votes of one output.
   *
   * @param split its name
   * @param problems where sentences are added
   */
  static void split(
      Output output, String split, List<TrainingExample> examples, List<String> problems) {
    String of = output.name().isEmpty() ? "" : " of " + output.name();
    Set<String> unknown = new TreeSet<>();
    votes(output, examples).forEach(votes -> unknown.addAll(votes.labels().keySet()));
    unknown.removeAll(Golds.labels(output.task()));
    Golds.outOfScope(output.task()).ifPresent(unknown::remove);
    if (!unknown.isEmpty()) {
      problems.add(
          "The %s split has votes%s for labels that the task does not know: %s."
              .formatted(split, of, String.join(", ", unknown)));
    }
    if (output.task() instanceof SingleLabel
        && !votes(output, examples).allMatch(Votes::isOneLabelEach)) {
      problems.add(
          "The %s split has votes%s that do not add up to their answers.".formatted(split, of));
    }
  }

  /** The warning of a plan that asks for votes and has none to learn from. */
  static Optional<TrainingWarning> noVotes(TrainingPlan plan) {
    if (plan.hyperparameters().softLabels() == 0
        || plan.task().outputs().stream()
            .flatMap(output -> votes(output, plan.data().train()))
            .anyMatch(Votes::several)) {
      return Optional.empty();
    }
    return Optional.of(
        new TrainingWarning(
            Kind.NO_VOTES,
            "No training text was answered by several annotators, so there were no soft labels to learn."));
  }

  private static Stream<Votes> votes(Output output, List<TrainingExample> examples) {
    return examples.stream()
        .map(example -> example.votes().get(output.name()))
        .filter(Objects::nonNull);
  }
}
