package dev.attune.data.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every text has any number of the labels, none included.
 *
 * @param labels 1 to 200, by the rules of {@link SingleLabelTask}
 */
public record MultiLabelTask(List<String> labels) implements OutputTask {
  static final String TYPE = "multi-label";

  /** Refuses labels that break the rules, with a sentence that names the label. */
  public MultiLabelTask(@Nullable List<@Nullable String> labels) {
    this.labels = Names.labels(TYPE, 1, labels);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<String> goldLabels() {
    return labels;
  }
}
