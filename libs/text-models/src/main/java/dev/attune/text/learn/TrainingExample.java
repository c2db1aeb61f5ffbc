package dev.attune.text.learn;

import dev.attune.text.task.Gold;
import dev.attune.text.task.Votes;
import java.util.Map;

/**
 * A text with its right answer.
 *
 * @param id what warnings and mistakes name it by
 * @param text what a person wrote
 * @param gold the right answer, of the kind of the task
 * @param slices groups that the text belongs to, a value by the name of the grouping; figures are
 *     told apart by them
 * @param votes how annotators answered, by the name of the output, which is empty where the task
 *     has one; outputs of which that is not known are left out
 */
public record TrainingExample(
    String id, String text, Gold gold, Map<String, String> slices, Map<String, Votes> votes) {

  public TrainingExample {
    slices = Map.copyOf(slices);
    votes = Map.copyOf(votes);
  }

  /** A text of which only the right answer is known. */
  public TrainingExample(String id, String text, Gold gold, Map<String, String> slices) {
    this(id, text, gold, slices, Map.of());
  }

  /** Leaves the text out: it belongs to a person. */
  @Override
  public String toString() {
    return "TrainingExample[id=" + id + "]";
  }
}
