package dev.attune.console.platform.datasets;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One text of a data set.
 *
 * @param text null for a role that sees no texts
 * @param label of a single-label task
 * @param gold the right answer by the task's type; null while there is none
 * @param characters length in Unicode code points
 */
public record Example(
    String id,
    @Nullable String externalId,
    @Nullable String text,
    @Nullable String label,
    @Nullable Gold gold,
    @Nullable String split,
    String status,
    @Nullable String labelledBy,
    @Nullable Map<String, String> meta,
    int characters,
    Instant createdAt) {

  /** The right answer; null while there is none. */
  public @Nullable Gold answer() {
    return gold != null || label == null ? gold : Gold.of(label);
  }
}
