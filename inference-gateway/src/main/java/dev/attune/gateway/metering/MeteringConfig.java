package dev.attune.gateway.metering;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How usage gets to the database. */
@ConfigMapping(prefix = "attune.metering")
public interface MeteringConfig {
  /** How often it is written: what a gateway that is killed may lose at most. */
  @WithDefault("4s")
  Duration flushEvery();

  /**
   * A directory that outlives the process, for usage that could not be written because the database
   * was away. Without one, a gateway that is killed then loses the usage of that outage.
   */
  Optional<Path> journal();
}
