package dev.attune.gateway.engine;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the base models are kept. */
@ConfigMapping(prefix = "attune.base-models")
public interface BaseModelsConfig {
  /** Folder of the store, shared with the workers. */
  Path dir();
}
