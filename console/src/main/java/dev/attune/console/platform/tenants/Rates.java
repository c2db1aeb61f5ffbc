package dev.attune.console.platform.tenants;

import org.jspecify.annotations.Nullable;

/** How fast somebody may ask; null is without limit. */
public record Rates(
    @Nullable Integer requestsPerSecond,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer textsPerSecond,
    @Nullable Integer textsPerMinute) {
  public static final Rates UNLIMITED = new Rates(null, null, null, null);

  public boolean unlimited() {
    return equals(UNLIMITED);
  }
}
