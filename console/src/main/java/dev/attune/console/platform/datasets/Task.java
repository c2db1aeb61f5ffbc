package dev.attune.console.platform.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a text, with the labels to choose from. */
public record Task(String type, @Nullable List<String> labels) {

  public static Task singleLabel(List<String> labels) {
    return new Task("single-label", labels);
  }

  public List<String> labelNames() {
    return labels == null ? List.of() : labels;
  }
}
