package dev.attune.worker.queue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Checked settings of the queue.
 *
 * @param worker the name in leases and logs
 */
record QueueSettings(
    String worker,
    int consumers,
    boolean gpu,
    Duration lease,
    Duration heartbeat,
    Duration poll,
    BackOff backOff,
    Duration stuckAfter) {

  /** Refuses values that do not go together, with a sentence that names the key. */
  QueueSettings {
    require(!worker.isBlank(), "name must not be blank");
    require(consumers >= 0 && consumers <= 64, "consumers must be from 0 to 64, not " + consumers);
    require(
        lease.toSeconds() >= 3 && lease.toHours() < 24,
        "lease must be from 3 seconds to a day, not " + lease);
    require(
        heartbeat.isPositive() && heartbeat.multipliedBy(3).compareTo(lease) <= 0,
        "heartbeat must be positive and at most a third of the lease, not " + heartbeat);
    require(poll.isPositive(), "poll must be positive, not " + poll);
    require(
        backOff.first().isPositive() && backOff.first().compareTo(backOff.longest()) <= 0,
        "retry-after must be positive and at most retry-after-at-most, not " + backOff.first());
    require(
        stuckAfter.compareTo(lease) >= 0,
        "stuck-after must be at least as long as the lease, not " + stuckAfter);
  }

  static QueueSettings of(QueueConfig config) {
    return new QueueSettings(
        config.name().orElseGet(QueueSettings::hostAndProcess),
        config.consumers(),
        config.gpu(),
        config.lease(),
        config.heartbeat(),
        config.poll(),
        new BackOff(config.retryAfter(), config.retryAfterAtMost()),
        config.stuckAfter());
  }

  private static String hostAndProcess() {
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + ProcessHandle.current().pid();
    } catch (UnknownHostException e) {
      return "worker-" + ProcessHandle.current().pid();
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException("attune.worker.queue." + sentence + ".");
    }
  }
}
