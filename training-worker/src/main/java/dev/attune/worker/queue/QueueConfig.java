package dev.attune.worker.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How this worker takes jobs. {@link QueueSettings} says which values go together. */
@ConfigMapping(prefix = "attune.worker.queue")
public interface QueueConfig {
  /** The worker's name in leases and logs; host name and process id when not set. */
  Optional<String> name();

  /**
   * How many jobs this process works on at once. Training uses all cores, so more than 1 helps only
   * on a large machine; 0 makes a worker that registers what it can do and takes no jobs.
   */
  @WithDefault("1")
  int consumers();

  /** Whether this worker takes jobs that need a GPU. */
  @WithDefault("false")
  boolean gpu();

  /** How long a job stays this worker's after a heartbeat. A dead worker is noticed after it. */
  @WithDefault("30s")
  Duration lease();

  /** Time between two heartbeats; at most a third of the lease. */
  @WithDefault("5s")
  Duration heartbeat();

  /**
   * How often to look for jobs without having been notified: finds expired leases and jobs whose
   * back-off is over.
   */
  @WithDefault("5s")
  Duration poll();

  /** How long a job waits after its first passing failure; doubles with every further attempt. */
  @WithDefault("10s")
  Duration retryAfter();

  /** The longest such wait. */
  @WithDefault("10m")
  Duration retryAfterAtMost();

  /**
   * A job that shows no sign of life for so long is given up, and the process reports itself dead.
   */
  @WithDefault("10m")
  Duration stuckAfter();
}
