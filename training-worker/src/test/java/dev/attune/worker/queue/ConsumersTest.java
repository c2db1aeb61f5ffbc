package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole workers with polls and heartbeats so rare that only notifications can reach them in time.
 */
@QuarkusTest
class ConsumersTest {
  private static final Duration LONG_BEFORE_A_HEARTBEAT = Duration.ofSeconds(15);

  @Inject Superuser superuser;
  @Inject QueueFixture queue;
  @Inject QueueMetrics metrics;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String jdbcUrl;

  @ConfigProperty(name = "quarkus.datasource.username")
  String username;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  private final List<Consumers> workers = new ArrayList<>();
  private final CountDownLatch working = new CountDownLatch(1);
  private UUID tenant = new UUID(0, 0);

  @BeforeEach
  void oneTenant() {
    superuser.clear();
    tenant = superuser.tenant(1);
  }

  @AfterEach
  void stopWorkers() {
    workers.forEach(Consumers::stop);
  }

  @Test
  void a_new_job_wakes_a_worker() {
    start(queue::succeed);
    UUID first = superuser.queuedRun(tenant);
    awaitState(first, "succeeded");

    UUID second = superuser.queuedRun(tenant);
    awaitState(second, "succeeded");
  }

  @Test
  void a_running_job_notices_within_seconds_that_it_is_to_be_cancelled() throws Exception {
    UUID run = superuser.queuedRun(tenant);
    start(this::workUntilToldToStop);
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();

    superuser.change("update job set cancel_requested = true where run_id = ?", run);

    awaitState(run, "cancelled");
  }

  @Test
  void a_worker_that_is_stopped_hands_its_job_to_another_at_once() throws Exception {
    UUID run = superuser.queuedRun(tenant);
    Consumers first = start(this::workUntilToldToStop);
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
    start(queue::succeed);

    first.stop();

    awaitState(run, "succeeded");
    assertThat(
            superuser.text(
                "select payload ->> 'fence' from training_event where payload ->> 'state' = 'succeeded'"))
        .isEqualTo("2");
  }

  @Test
  void a_stopped_worker_takes_no_further_job() {
    start(queue::succeed).stop();

    UUID run = superuser.queuedRun(tenant);

    assertThat(superuser.text("select state from job where run_id = ?", run)).isEqualTo("queued");
  }

  private void workUntilToldToStop(JobHold hold) {
    working.countDown();
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!never.await(10, TimeUnit.MILLISECONDS)) {
        hold.checkpoint();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitState(UUID run, String state) {
    await()
        .atMost(LONG_BEFORE_A_HEARTBEAT)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> superuser.text("select state from training_run where id = ?", run),
            state::equals);
  }

  private Consumers start(Consumer<JobHold> work) {
    Consumers worker =
        new Consumers(
            new RarelyPolling("worker-" + workers.size()),
            List.of(new QuickHandler(queue.entityManager, work)),
            queue.jobs,
            queue.tenancy,
            metrics,
            jdbcUrl,
            username,
            password);
    workers.add(worker);
    worker.start();
    return worker;
  }

  private record RarelyPolling(String worker) implements QueueConfig {
    @Override
    public Optional<String> name() {
      return Optional.of(worker);
    }

    @Override
    public int consumers() {
      return 1;
    }

    @Override
    public boolean gpu() {
      return false;
    }

    @Override
    public Duration lease() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration heartbeat() {
      return Duration.ofSeconds(20);
    }

    @Override
    public Duration poll() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration retryAfter() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration retryAfterAtMost() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration stuckAfter() {
      return Duration.ofMinutes(10);
    }
  }
}
