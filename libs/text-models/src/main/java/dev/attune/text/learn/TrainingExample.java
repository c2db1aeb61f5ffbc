package dev.attune.text.learn;

import dev.attune.text.task.Gold;
import java.util.Map;

/**
 * A text with its right answer.
 *
 * @param id what warnings and mistakes name it by
 * @param text what a person wrote
 * @param gold the right answer, of the kind of the task
 * @param slices groups that the text belongs to, a value by the name of the grouping; figures are
 *     told apart by them
 */
public record TrainingExample(String id, String text, Gold gold, Map<String, String> slices) {

  public TrainingExample {
    slices = Map.copyOf(slices);
  }

  /** Leaves the text out: it belongs to a person. */
  @Override
  public String toString() {
    return "TrainingExample[id=" + id + "]";
  }
}
