package dev.attune.evaluation.data;

import dev.attune.text.task.Gold;
import dev.attune.text.task.Votes;
import java.util.Map;

/**
 * A text with its right answer.
 *
 * @param id file and number of the row, unique in its set
 * @param text as it is in the file
 * @param gold the right answer, of the kind of the task
 * @param slices groups that the text belongs to, a value by the name of the grouping
 * @param votes how annotators answered, by the name of the output; empty where that is not known
 */
public record Sample(
    String id, String text, Gold gold, Map<String, String> slices, Map<String, Votes> votes) {

  public Sample {
    slices = Map.copyOf(slices);
    votes = Map.copyOf(votes);
  }

  Sample(String id, String text, Gold gold, Map<String, String> slices) {
    this(id, text, gold, slices, Map.of());
  }

  Sample(String id, String text, Gold gold) {
    this(id, text, gold, Map.of());
  }

  /** Leaves the text out: it belongs to a person. */
  @Override
  public String toString() {
    return "Sample[id=" + id + "]";
  }
}
