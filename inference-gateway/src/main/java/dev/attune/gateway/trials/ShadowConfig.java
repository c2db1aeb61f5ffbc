package dev.attune.gateway.trials;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is computed beside what is answered. */
@ConfigMapping(prefix = "attune.shadow")
public interface ShadowConfig {
  /** Texts of all models that may wait; what comes beyond is left out, and counted. */
  @WithDefault("1024")
  int queuedTexts();

  /** Texts of one model that may wait. */
  @WithDefault("256")
  int queuedTextsPerModel();

  /** Characters of all texts that may wait: what they hold in memory. */
  @WithDefault("4000000")
  long queuedCharacters();

  /** Texts that are computed at once, when no request is waiting. */
  @WithDefault("8")
  int textsPerRun();

  /** How long to wait for a moment without requests before texts are left out. */
  @WithDefault("200ms")
  Duration patience();
}
