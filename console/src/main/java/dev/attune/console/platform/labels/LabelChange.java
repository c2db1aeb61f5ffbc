package dev.attune.console.platform.labels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a label.
 *
 * @param id ids of later changes are greater
 */
public record LabelChange(
    String id,
    String action,
    @Nullable String output,
    String label,
    @Nullable String to,
    @Nullable String answers,
    long examples,
    long annotations,
    String by,
    Instant at) {

  /** What became of the answers; empty where there were none. */
  public String fate() {
    return answers == null ? "" : answers;
  }

  /** The label that answers have now; empty when they have none. */
  public String target() {
    return to == null ? "" : to;
  }
}
