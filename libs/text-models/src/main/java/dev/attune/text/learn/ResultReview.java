package dev.attune.text.learn;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.learn.TrainingWarning.Kind;
import dev.attune.text.task.Output;
import dev.attune.text.task.Task;
import java.util.ArrayList;
import java.util.List;

/** Finds what a model's owner should know that only the training showed. */
final class ResultReview {
  private ResultReview() {}

  /**
   * The warnings of a training that ended.
   *
   * @param calibrations of the task's outputs, in their order
   * @param validation the texts that they were fitted to
   */
  static List<TrainingWarning> of(
      TrainingLoop.Course course,
      Task task,
      List<Calibration> calibrations,
      List<TrainingExample> validation) {
    List<TrainingWarning> warnings = new ArrayList<>();
    Divergence divergence = course.divergence();
    if (divergence != null) {
      int epoch = course.epochs().size() + 1;
      warnings.add(
          new TrainingWarning(Kind.DIVERGED, divergence.warning(epoch, course.bestEpoch())));
    }
    for (Output output : task.outputs()) {
      Calibration calibration = calibrations.get(task.outputs().indexOf(output));
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

  private static boolean hasTextsOutOfScope(Output output, List<TrainingExample> examples) {
    return Golds.outOfScope(output.task())
        .filter(
            mark ->
                examples.stream()
                    .anyMatch(e -> Golds.labels(Golds.part(output, e.gold())).contains(mark)))
        .isPresent();
  }
}
