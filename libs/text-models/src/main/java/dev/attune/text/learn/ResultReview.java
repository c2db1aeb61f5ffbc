package dev.attune.text.learn;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.learn.TrainingWarning.Kind;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what a model's owner should know that only the training showed. */
final class ResultReview {
  /** The share of a scale within which all values are one. */
  private static final double SAME_VALUE = 0.01;

  private ResultReview() {}

  /**
   * The warnings of a training that ended.
   *
   * @param timesGuessing how many times the loss of guessing the worst output costs on validation
   * @param calibrations of the task's outputs, in their order
   * @param outcomes of each output on the validation texts, as calibrated
   * @param validation the texts that they were fitted to
   */
  static List<TrainingWarning> of(
      TrainingLoop.Course course,
      double timesGuessing,
      Task task,
      List<Calibration> calibrations,
      List<Outcomes> outcomes,
      List<TrainingExample> validation) {
    List<TrainingWarning> warnings = new ArrayList<>();
    Divergence divergence = course.divergence();
    if (divergence != null) {
      int epoch = course.epochs().size() + 1;
      warnings.add(
          new TrainingWarning(Kind.DIVERGED, divergence.warning(epoch, course.bestEpoch())));
    }
    if (Double.isNaN(timesGuessing) || timesGuessing > DivergenceGuard.FACTOR) {
      warnings.add(
          new TrainingWarning(
              Kind.WORSE_THAN_GUESSING,
              "The model's loss on validation is more than %d times that of guessing, so nothing that it learned can be trusted. A lower learning rate usually helps."
                  .formatted(DivergenceGuard.FACTOR)));
    }
    for (Output output : task.outputs()) {
      int place = task.outputs().indexOf(output);
      alwaysTheSame(output, outcomes.get(place), validation).ifPresent(warnings::add);
      Calibration calibration = calibrations.get(place);
      if (calibration instanceof Calibration.Label label
          && label.threshold().isEmpty()
          && hasTextsOutOfScope(output, validation)) {
        warnings.add(
            new TrainingWarning(
                Kind.NEVER_REFUSES,
                "No confidence tells the validation texts that are out of scope from right answers, so the model has no threshold and never refuses."));
      }
    }
    return warnings;
  }

  /** A model that took nothing from the texts, where the right answers differ. */
  private static Optional<TrainingWarning> alwaysTheSame(
      Output output, Outcomes outcomes, List<TrainingExample> validation) {
    List<Gold> right = validation.stream().map(e -> Golds.part(output, e.gold())).toList();
    List<Gold> given = IntStream.range(0, right.size()).mapToObj(outcomes::answer).toList();
    if (!differ(output, right) || differ(output, given)) {
      return Optional.empty();
    }
    String of = output.name().isEmpty() ? "" : " for " + output.name();
    return Optional.of(
        new TrainingWarning(
            Kind.ALWAYS_THE_SAME,
            "The model gives every validation text the same answer%s (%s), so it tells no texts apart: other hyperparameters, another method or more examples may help."
                .formatted(of, Wording.of(given.getFirst()))));
  }

  /** Whether answers are not all the same, values within a hundredth of their scale being so. */
  private static boolean differ(Output output, List<Gold> golds) {
    if (output.task() instanceof Regression regression) {
      return regression.scales().stream()
          .anyMatch(
              scale -> {
                var positions =
                    golds.stream()
                        .mapToDouble(gold -> scale.position(Golds.value(scale, gold)))
                        .summaryStatistics();
                return positions.getMax() - positions.getMin() > SAME_VALUE;
              });
    }
    return golds.stream().map(Golds::content).distinct().count() > 1;
  }

  private static boolean hasTextsOutOfScope(Output output, List<TrainingExample> examples) {
    return Golds.outOfScope(output.task())
        .filter(
            mark ->
                examples.stream()
                    .anyMatch(e -> Golds.part(output, e.gold()).labels().contains(mark)))
        .isPresent();
  }
}
