package dev.attune.console.platform.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An immutable, numbered set of examples with gold labels and splits. */
public record Snapshot(
    int number,
    String contentHash,
    @Nullable JsonNode counts,
    @Nullable JsonNode rule,
    @Nullable Task task,
    @Nullable String createdBy,
    Instant createdAt) {

  /** Examples in a split ({@code train}, {@code validation}, {@code test}). */
  public long count(String split) {
    return counts == null ? 0 : counts.path(split).asLong();
  }

  /** The start of the content hash: enough to compare by eye. */
  public String shortHash() {
    return contentHash.substring(0, Math.min(12, contentHash.length()));
  }
}
