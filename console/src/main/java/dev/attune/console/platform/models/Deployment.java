package dev.attune.console.platform.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which versions of a model serve. */
public record Deployment(
    @Nullable Integer production,
    @Nullable Canary canary,
    @Nullable Integer shadow,
    boolean pinned,
    int revision,
    @Nullable String updatedBy,
    @Nullable Instant updatedAt) {

  /** A version that answers a share of the requests. */
  public record Canary(int version, int percent) {}

  public boolean serving() {
    return production != null;
  }
}
