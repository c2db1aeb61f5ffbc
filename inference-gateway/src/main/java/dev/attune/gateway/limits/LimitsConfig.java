package dev.attune.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fresh the limits are that requests are held against. */
@ConfigMapping(prefix = "attune.limits")
public interface LimitsConfig {
  /**
   * A tenant's limits are read again when they were read, and the database last heard, longer ago
   * than this; and after this time its usage, where it has a quota: with the flush interval of the
   * metering that bounds how late the usage of other gateways is noticed.
   */
  @WithDefault("5s")
  Duration freshness();

  /** After a failure to read them, what is known is good enough for this long. */
  @WithDefault("2s")
  Duration retryAfterFailure();
}
