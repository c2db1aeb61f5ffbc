package dev.attune.text.learn;

import dev.attune.text.task.OutputTask;
import java.util.List;

/**
 * What models that had not seen a text said of it.
 *
 * @param output its name; empty when the task has no other
 * @param task {@link dev.attune.text.task.SingleLabel} or {@link dev.attune.text.task.MultiLabel}
 * @param examples the texts
 * @param probabilities of each label, calibrated, [texts][labels]; for single-label tasks those of
 *     a text add up to 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once
public record HeldOutAnswers(
    String output, OutputTask task, List<TrainingExample> examples, double[][] probabilities) {

  public HeldOutAnswers {
    examples = List.copyOf(examples);
  }
}
