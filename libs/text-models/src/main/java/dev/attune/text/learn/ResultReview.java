package dev.attune.text.learn;

import dev.attune.text.learn.TrainingWarning.Kind;
import java.util.ArrayList;
import java.util.List;

/** Finds what a model's owner should know that only the training showed. */
final class ResultReview {
  private ResultReview() {}

  /** The warnings of a training that ended. */
  static List<TrainingWarning> of(TrainingLoop.Course course) {
    List<TrainingWarning> warnings = new ArrayList<>();
    Divergence divergence = course.divergence();
    if (divergence != null) {
      int epoch = course.epochs().size() + 1;
      warnings.add(
          new TrainingWarning(Kind.DIVERGED, divergence.warning(epoch, course.bestEpoch())));
    }
    return warnings;
  }
}
