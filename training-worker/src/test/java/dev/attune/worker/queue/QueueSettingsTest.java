package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueSettingsTest {
  @Test
  void a_heartbeat_that_could_miss_its_lease_is_refused_with_a_sentence() {
    assertThatThrownBy(() -> settings(1, Duration.ofSeconds(30), Duration.ofSeconds(11)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "attune.worker.queue.heartbeat must be positive and at most a third of the lease, not PT11S.");
  }

  @Test
  void a_lease_too_short_to_be_kept_is_refused() {
    assertThatThrownBy(() -> settings(1, Duration.ofSeconds(1), Duration.ofMillis(100)))
        .hasMessageContaining("attune.worker.queue.lease");
  }

  @Test
  void a_negative_number_of_consumers_is_refused() {
    assertThatThrownBy(() -> settings(-1, Duration.ofSeconds(30), Duration.ofSeconds(5)))
        .hasMessageContaining("attune.worker.queue.consumers");
  }

  private static QueueSettings settings(int consumers, Duration lease, Duration heartbeat) {
    return new QueueSettings(
        "worker",
        consumers,
        false,
        lease,
        heartbeat,
        Duration.ofSeconds(5),
        new BackOff(Duration.ofSeconds(10), Duration.ofMinutes(10)),
        Duration.ofMinutes(10));
  }
}
