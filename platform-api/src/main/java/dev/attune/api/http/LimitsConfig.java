package dev.attune.api.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one request may bring. */
@ConfigMapping(prefix = "attune.limits")
public interface LimitsConfig {
  /** The largest JSON body, in bytes. */
  @WithDefault("1048576")
  long jsonBodyBytes();

  /** The largest upload of examples, in bytes. */
  @WithDefault("2147483648")
  long uploadBytes();

  /**
   * How long an upload, a snapshot, a change of labels or of a plan, or the deletion of a data set
   * or a tenant may take; each is one transaction. The body of an upload or of a check may keep one
   * waiting for as long in all.
   */
  @WithDefault("PT1H")
  Duration uploadTimeout();

  /**
   * How many uploads, checks, snapshots, changes of labels or plans, and deletions of data sets or
   * tenants may go on at once; a tenant may have half of them, and a person half of them in all
   * tenants together.
   */
  @WithDefault("8")
  int longWorkAtOnce();

  /** How long an upload or a snapshot waits for another one of the same data set. */
  @WithDefault("PT30S")
  Duration datasetLockTimeout();
}
