package dev.attune.gateway.batching;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How rows of concurrent requests are gathered. */
@ConfigMapping(prefix = "attune.batching")
public interface BatchingConfig {
  /** A run is full with this many tokens; a single longer text goes alone. */
  @WithDefault("1024")
  int tokensPerRun();

  /**
   * A tenant of whom more tokens wait gives way to those of whom less do; an eighth of it is a run
   * while others come and go.
   */
  @WithDefault("512")
  int longLine();

  /**
   * How long a row that arrives while others run waits for company. An idle gateway never waits.
   */
  @WithDefault("2ms")
  Duration deadline();

  /**
   * Tokens that may wait for one base model; what comes beyond is refused for the moment. A quarter
   * is kept for tenants of whom nothing waits yet.
   */
  @WithDefault("262144")
  int queuedTokens();

  /** Tokens of one tenant that may wait for one base model; one request may be larger. */
  @WithDefault("32768")
  int queuedTokensPerTenant();

  /**
   * The share of the time that may be spent on runs which are ended early and done again, because a
   * request came in from a tenant that had asked for less than those in the run; 0 for never.
   */
  @WithDefault("0.25")
  double interruptedShare();
}
