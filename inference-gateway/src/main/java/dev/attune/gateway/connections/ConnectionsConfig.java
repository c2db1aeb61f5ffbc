package dev.attune.gateway.connections;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a client may take to say what it wants. */
@ConfigMapping(prefix = "attune.connections")
public interface ConnectionsConfig {
  /** From the first byte of a request to the end of its headers. */
  @WithDefault("10s")
  Duration headerDeadline();

  /** From the end of the headers to the end of the body; streams have no such end. */
  @WithDefault("30s")
  Duration bodyDeadline();
}
