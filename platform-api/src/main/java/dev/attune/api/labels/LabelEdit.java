package dev.attune.api.labels;

import dev.attune.api.datasets.TaskOutputs;
import dev.attune.data.tasks.Task;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A label that goes, and what the answers have in its place.
 *
 * @param output its output, as {@link TaskOutputs} names it
 * @param label the label, or the scale, as answers have it
 * @param replacement what they have instead; null when they only lose it
 * @param before the task as it was
 * @param after the task as it is
 */
public record LabelEdit(
    UUID dataset,
    String output,
    String label,
    @Nullable String replacement,
    Task before,
    Task after) {

  /** The labels of the output in the order in which answers have them. */
  public List<String> order() {
    var task = TaskOutputs.of(after).get(output);
    return task == null ? List.of() : task.goldLabels();
  }

  /** Whether answers that differed may be the same now. */
  public boolean unites() {
    var task = TaskOutputs.of(before).get(output);
    return replacement == null || (task != null && task.goldLabels().contains(replacement));
  }
}
