package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FenceTest {
  @Inject Superuser superuser;
  @Inject QueueFixture queue;
  private UUID run = new UUID(0, 0);

  @BeforeEach
  void oneJob() {
    superuser.clear();
    run = superuser.queuedRun(superuser.tenant(1));
  }

  @Test
  void a_holder_that_was_overtaken_writes_nothing() {
    JobHold old = queue.hold(queue.claim("a").orElseThrow());
    superuser.change("update job set lease_until = now() - interval '1 second'");
    queue.claim("b");

    assertThatThrownBy(() -> queue.succeed(old)).isInstanceOf(FenceLostException.class);

    assertThat(superuser.text("select state from training_run where id = ?", run))
        .isEqualTo("queued");
    assertThat(superuser.number("select count(*) from training_event")).isZero();
    assertThat(superuser.text("select lease_owner from job")).isEqualTo("b");
  }

  @Test
  void an_overtaken_attempt_ends_silently_and_the_new_one_succeeds() {
    List<Claim> overtaker = new ArrayList<>();

    Outcome outcome =
        queue.take(
            hold -> {
              superuser.change("update job set lease_until = now() - interval '1 second'");
              overtaker.add(queue.claim("b").orElseThrow());
              queue.succeed(hold);
            });

    assertThat(outcome).isEqualTo(Outcome.ABANDONED);
    queue.succeed(queue.hold(overtaker.getFirst()));
    assertThat(superuser.column("select payload ->> 'fence' from training_event"))
        .containsExactly("2");
  }

  @Test
  void a_job_that_is_claimed_while_the_worker_ends_goes_back_at_once() {
    JobRunner runner = queue.runner(queue::succeed);
    runner.giveBackAll();

    assertThat(queue.take(runner)).isEqualTo(Outcome.ABANDONED);

    assertThat(superuser.text("select state || ' ' || attempts from job")).isEqualTo("queued 0");
  }

  @Test
  void a_failure_after_the_lease_was_lost_is_not_recorded() {
    Outcome outcome =
        queue.take(
            hold -> {
              superuser.change("update job set lease_until = now() - interval '1 second'");
              queue.claim("b");
              throw new IllegalStateException("too late");
            });

    assertThat(outcome).isEqualTo(Outcome.ABANDONED);
    assertThat(superuser.number("select count(*) from training_event")).isZero();
  }

  @Test
  void a_heartbeat_of_an_overtaken_holder_tells_him() {
    Claim claim = queue.claim("a").orElseThrow();
    Lease lease = queue.lease();
    superuser.change("update job set fence = fence + 1");

    heartbeat(claim, lease).beat();

    assertThat(lease.isHeld()).isFalse();
  }

  @Test
  void a_heartbeat_extends_the_lease_in_the_database() {
    Claim claim = queue.claim("a").orElseThrow();
    superuser.change("update job set lease_until = now() + interval '1 second'");

    heartbeat(claim, queue.lease()).beat();

    assertThat(superuser.number("select extract(epoch from lease_until - now())::int from job"))
        .isBetween(25L, 30L);
  }

  @Test
  void a_job_given_back_goes_to_another_worker_at_once_and_its_attempt_does_not_count() {
    JobHold hold = queue.hold(queue.claim("a").orElseThrow());

    hold.giveBack(() -> {});

    Claim next = queue.claim("b").orElseThrow();
    assertThat(next.attempt()).isEqualTo(1);
    assertThat(next.fence()).isEqualTo(2);
    assertThatThrownBy(() -> queue.succeed(hold)).isInstanceOf(FenceLostException.class);
  }

  @Test
  void a_job_given_back_under_a_running_handler_is_abandoned_by_it() {
    List<JobRunner> runner = new ArrayList<>();
    runner.add(
        queue.runner(
            hold -> {
              runner.getFirst().giveBackAll();
              hold.checkpoint();
            }));

    assertThat(queue.take(runner.getFirst())).isEqualTo(Outcome.ABANDONED);
    assertThat(superuser.text("select state from job")).isEqualTo("queued");
    assertThat(superuser.text("select payload ->> 'state' from training_event"))
        .isEqualTo("queued");
  }

  private Heartbeat heartbeat(Claim claim, Lease lease) {
    return new Heartbeat(
        claim,
        lease,
        new Pulse(System::nanoTime),
        queue.jobs,
        QueueFixture.SETTINGS,
        System::nanoTime);
  }
}
