package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeartbeatTest {
  @Inject Superuser superuser;
  @Inject QueueFixture queue;

  @Test
  void a_job_without_a_sign_of_life_is_given_up() {
    superuser.clear();
    superuser.queuedRun(superuser.tenant(1));
    Claim claim = queue.claim("a").orElseThrow();
    Lease lease = queue.lease();
    AtomicLong nanos = new AtomicLong();
    Pulse pulse = new Pulse(nanos::get);
    QueueSettings settings =
        new QueueSettings(
            "a",
            1,
            false,
            Duration.ofSeconds(30),
            Duration.ofMillis(10),
            Duration.ofSeconds(5),
            QueueFixture.SETTINGS.backOff(),
            Duration.ofMinutes(10));

    try (Heartbeat heartbeat =
        new Heartbeat(claim, lease, pulse, queue.jobs, settings, System::nanoTime)) {
      heartbeat.start();
      assertThat(lease.isHeld()).isTrue();
      nanos.set(Duration.ofMinutes(11).toNanos());

      await().atMost(Duration.ofSeconds(5)).until(() -> !lease.isHeld());
    }
  }
}
