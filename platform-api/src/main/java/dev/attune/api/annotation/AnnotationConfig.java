package dev.attune.api.annotation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How items are handed out. */
@ConfigMapping(prefix = "attune.annotation")
interface AnnotationConfig {
  /** How long an item stays with the person who has it before them; each sign of life renews it. */
  @WithDefault("PT15M")
  Duration lease();

  /** How often data sets are looked for whose answers wait for an estimate of what is right. */
  @WithDefault("PT10S")
  Duration estimateEvery();

  /** How long after an estimate of a data set's gold the next one is made, at the earliest. */
  @WithDefault("PT1M")
  Duration estimatePause();
}
