package dev.attune.gateway.access;

import org.jspecify.annotations.Nullable;

/** How fast somebody may ask; null is without limit, a number is more than 0. */
public record Rates(
    @Nullable Integer requestsPerSecond,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer textsPerSecond,
    @Nullable Integer textsPerMinute) {
  /** As fast as one likes. */
  public static final Rates UNLIMITED = new Rates(null, null, null, null);
}
