package dev.attune.console.platform.labels;

import org.jspecify.annotations.Nullable;

/**
 * A label, or a scale, and what has it.
 *
 * @param output of a joint task; null in other tasks
 * @param kind {@code label}, {@code out-of-scope} or {@code scale}
 */
public record LabelUse(
    @Nullable String output, String label, String kind, long examples, long annotations) {

  public boolean scale() {
    return kind.equals("scale");
  }

  public boolean used() {
    return examples + annotations > 0;
  }

  /** Whether it is the label of that name, in the output of that name if there are several. */
  public boolean is(@Nullable String wantedOutput, String wantedLabel) {
    return label.equals(wantedLabel)
        && outputOrEmpty().equals(wantedOutput == null ? "" : wantedOutput);
  }

  public String outputOrEmpty() {
    return output == null ? "" : output;
  }
}
