package dev.attune.gateway.engine;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one base model's session may use. */
@ConfigMapping(prefix = "attune.serving")
public interface ServingConfig {
  /** Memory for the loaded adapters of one base model; idle ones make room, oldest use first. */
  @WithDefault("512M")
  MemorySize adapterMemory();

  /** The largest LoRA rank that can be served; every LoRA adapter takes the room of this rank. */
  @WithDefault("16")
  int loraRank();
}
