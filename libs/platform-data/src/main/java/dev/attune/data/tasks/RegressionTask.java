package dev.attune.data.tasks;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every text has a value on each of the scales.
 *
 * @param outputs 1 to 16 scales with different names
 */
public record RegressionTask(List<Scale> outputs) implements OutputTask {
  static final String TYPE = "regression";
  private static final int MAX_SCALES = 16;

  /** Refuses scales that break the rules, with a sentence that names the scale. */
  public RegressionTask(@Nullable List<@Nullable Scale> outputs) {
    if (outputs == null
        || outputs.isEmpty()
        || outputs.size() > MAX_SCALES
        || outputs.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "outputs: a regression task needs 1 to "
              + MAX_SCALES
              + " outputs, each with name, min and max.");
    }
    this.outputs = outputs.stream().map(Objects::requireNonNull).toList();
    Names.distinct("outputs", "name", this.outputs.stream().map(Scale::name).toList());
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<String> goldLabels() {
    return List.of();
  }
}
