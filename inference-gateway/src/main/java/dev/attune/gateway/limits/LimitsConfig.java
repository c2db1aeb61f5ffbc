package dev.attune.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fresh the limits are that requests are held against. */
@ConfigMapping(prefix = "attune.limits")
public interface LimitsConfig {
  /**
   * After this time a tenant's limits and usage are read again; bounds, with the flush interval of
   * the metering, how late the usage of other gateways is noticed.
   */
  @WithDefault("5s")
  Duration freshness();

  /** After a failure to read them, what is known is good enough for this long. */
  @WithDefault("2s")
  Duration retryAfterFailure();
}
