package dev.attune.api.runs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How runs are watched. */
@ConfigMapping(prefix = "attune.events")
interface EventsConfig {
  /** After how long without news a comment keeps the connection open. */
  @WithDefault("PT15S")
  Duration heartbeat();
}
