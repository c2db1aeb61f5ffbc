package dev.attune.gateway.models;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway follows deployments. */
@ConfigMapping(prefix = "attune.models")
public interface ModelsConfig {
  /** A model in use is looked up again when the last comparison with its table is so old. */
  @WithDefault("5s")
  Duration freshness();

  /** How soon a change of a deployment is noticed that no notification told. */
  @WithDefault("1s")
  Duration pollEvery();

  /** How soon a newly pinned model is loaded that nobody asks for. */
  Duration pinnedEvery();

  /**
   * How long the files of a version may take to be read, and how long it waits for a base model
   * that is being opened; other versions load meanwhile.
   */
  @WithDefault("10s")
  Duration readDeadline();

  /** The part of a base model's memory for versions that pinned ones may take. */
  @WithDefault("0.5")
  double pinnedShare();

  /** A version that failed to load is not tried again before this time is over. */
  @WithDefault("10s")
  Duration retryAfterFailure();
}
