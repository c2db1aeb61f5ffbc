package dev.attune.worker.registry;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the base models are. */
@ConfigMapping(prefix = "attune.base-models")
public interface BaseModelsConfig {
  /** Folder of the base-model store; the packaged models are installed into it at start-up. */
  Path dir();
}
