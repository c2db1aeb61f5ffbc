package dev.attune.gateway.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept for requests that come twice. */
@ConfigMapping(prefix = "attune.idempotency")
public interface IdempotencyConfig {
  /** After this time a key may be used for something else. */
  @WithDefault("24h")
  Duration keepFor();

  /**
   * How long a request may take before its repetition no longer waits for it: the time after which
   * a key is free again when the gateway that answered was killed.
   */
  @WithDefault("60s")
  Duration claim();
}
