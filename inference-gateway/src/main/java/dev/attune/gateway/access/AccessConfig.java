package dev.attune.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is known of a caller may be used. */
@ConfigMapping(prefix = "attune.access")
public interface AccessConfig {
  /**
   * A key is looked up again when it was read, and the database last heard, longer ago than this;
   * bounds how late a revocation can be noticed.
   */
  @WithDefault("1s")
  Duration keyFreshness();

  /** While the database does not answer, a key that was good goes on being good for this long. */
  @WithDefault("10m")
  Duration keyGrace();

  /**
   * While a member's stream is open, the membership is asked for again when that was last done
   * longer ago than this; bounds how long somebody who was removed goes on being answered.
   */
  @WithDefault("5s")
  Duration memberFreshness();
}
