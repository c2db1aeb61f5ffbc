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

  /**
   * Examples in a split ({@code train}, {@code validation}, {@code test}), or left out ({@code
   * unlabelled}, {@code withoutSplit}).
   */
  public long count(String split) {
    return counts == null ? 0 : counts.path(split).asLong();
  }

  /** The number of the snapshot whose test split it kept; 0 when it has its own. */
  public int testOf() {
    return rule == null ? 0 : rule.path("splits").path("testOf").asInt();
  }

  /**
   * How many texts that are nearly the same as others stayed {@code together}, went {@code apart},
   * were {@code leftOut} or {@code notCompared}.
   */
  public long nearDuplicates(String what) {
    return counts == null ? 0 : counts.path("nearDuplicates").path(what).asLong();
  }

  /** The start of the content hash: enough to compare by eye. */
  public String shortHash() {
    return contentHash.substring(0, Math.min(12, contentHash.length()));
  }
}
