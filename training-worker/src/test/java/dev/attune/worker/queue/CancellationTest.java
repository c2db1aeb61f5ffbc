package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CancellationTest {
  private static final String REQUEST = "update job set cancel_requested = true";

  @Inject Superuser superuser;
  @Inject QueueFixture queue;
  private UUID run = new UUID(0, 0);

  @BeforeEach
  void oneJob() {
    superuser.clear();
    run = superuser.queuedRun(superuser.tenant(1));
  }

  @Test
  void a_request_from_before_the_attempt_keeps_it_from_starting() {
    superuser.change(REQUEST);

    assertThat(queue.take(queue::succeed)).isEqualTo(Outcome.CANCELLED);
    assertCancelled();
  }

  @Test
  void a_request_to_a_worker_that_died_at_the_last_attempt_is_still_a_cancellation() {
    superuser.change(
        "update job set state = 'running', attempts = max_attempts, lease_until = now() - interval '1 second'");
    superuser.change(REQUEST);

    assertThat(queue.take(queue::succeed)).isEqualTo(Outcome.CANCELLED);
    assertCancelled();
  }

  @Test
  void a_request_in_the_last_moment_keeps_the_result_from_being_published() {
    Outcome outcome =
        queue.take(
            hold -> {
              superuser.change(REQUEST);
              queue.succeed(hold);
            });

    assertThat(outcome).isEqualTo(Outcome.CANCELLED);
    assertCancelled();
  }

  @Test
  void whatever_breaks_after_the_request_is_a_cancellation() {
    Outcome outcome =
        queue.take(
            hold -> {
              hold.requestCancel();
              throw new IllegalStateException("torn down half-way");
            });

    assertThat(outcome).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void the_runner_tells_the_hold_of_that_job_only() {
    JobRunner runner =
        queue.runner(
            hold -> {
              hold.checkpoint();
              queue.succeed(hold);
            });
    runner.cancel(4711);

    assertThat(queue.take(runner)).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_request_that_nobody_listened_to_is_found_when_listening_begins_again() {
    List<JobRunner> runners = new ArrayList<>();
    runners.add(
        queue.runner(
            hold -> {
              superuser.change(REQUEST);
              runners.getFirst().lookForCancellations();
              hold.checkpoint();
              queue.succeed(hold);
            }));

    assertThat(queue.take(runners.getFirst())).isEqualTo(Outcome.CANCELLED);
    assertCancelled();
  }

  @Test
  void a_heartbeat_brings_the_request_when_the_notification_was_missed() {
    Claim claim = queue.claim("a").orElseThrow();
    Lease lease = queue.lease();
    superuser.change(REQUEST);

    new Heartbeat(
            claim,
            lease,
            new Pulse(System::nanoTime),
            queue.jobs,
            QueueFixture.SETTINGS,
            System::nanoTime)
        .beat();

    assertThat(lease.isCancelRequested()).isTrue();
  }

  private void assertCancelled() {
    assertThat(superuser.text("select state from training_run where id = ?", run))
        .isEqualTo("cancelled");
    assertThat(superuser.number("select count(*) from job")).isZero();
  }
}
