package dev.attune.gateway.kept;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What kept answers may take of this gateway. */
@ConfigMapping(prefix = "attune.kept-answers")
public interface KeptAnswersConfig {
  /** The most that one tenant gets, whatever it asks for. */
  @WithDefault("64M")
  MemorySize mostPerTenant();

  /** The most that all tenants get together; an eighth of the heap unless it is set. */
  Optional<MemorySize> most();

  /** How long a tenant's answers are kept after it last asked. */
  @WithDefault("1h")
  Duration idle();
}
