package dev.attune.worker.registry;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the base models are. */
@ConfigMapping(prefix = "attune.base-models")
public interface BaseModelsConfig {
  /** Folder of the base-model store; the packaged models are installed into it at start-up. */
  Path dir();

  /**
   * Folder whose sub-directories, each a model in Hugging Face layout, are added to the store at
   * start-up under their own names; what is there already stays.
   */
  Optional<Path> importFrom();
}
