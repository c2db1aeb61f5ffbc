package dev.attune.gateway.engine;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one base model's session may use. */
@ConfigMapping(prefix = "attune.serving")
public interface ServingConfig {
  /**
   * Memory for the loaded versions of one base model; idle ones make room, oldest use first. One
   * with LoRA on query and value takes the room of the largest rank; one that changes more of the
   * encoder takes that of all its weights.
   */
  @WithDefault("512M")
  MemorySize adapterMemory();

  /** The largest LoRA rank that shares an encoder with others. */
  @WithDefault("16")
  int loraRank();

  /** What encoders are computed with. */
  @WithDefault("auto")
  BackendChoice backend();

  /** Whether base models are opened in 8 bits too once the gateway is ready. */
  @WithDefault("true")
  boolean prepareInt8();
}
