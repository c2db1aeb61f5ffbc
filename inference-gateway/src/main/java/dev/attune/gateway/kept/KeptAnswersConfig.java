package dev.attune.gateway.kept;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What kept answers may take of this gateway. */
@ConfigMapping(prefix = "attune.kept-answers")
public interface KeptAnswersConfig {
  /** The most that one tenant gets, whatever it asks for. */
  @WithDefault("64M")
  MemorySize mostPerTenant();
}
