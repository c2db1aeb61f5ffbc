package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonParseException;
import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutcomeTest {
  @Inject Superuser superuser;
  @Inject QueueFixture queue;

  @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
  int poolSize;

  private UUID run = new UUID(0, 0);

  @BeforeEach
  void oneJob() {
    superuser.clear();
    run = superuser.queuedRun(superuser.tenant(1));
  }

  @Test
  void a_job_that_succeeds_leaves_the_queue() {
    assertThat(queue.take(queue::succeed)).isEqualTo(Outcome.SUCCEEDED);
    assertThat(superuser.number("select count(*) from job")).isZero();
    assertThat(state()).isEqualTo("succeeded");
  }

  @Test
  void a_passing_failure_is_tried_again_after_a_while() {
    assertThat(queue.take(OutcomeTest::passingFailure)).isEqualTo(Outcome.RETRIED);

    assertThat(queue.claim("b")).isEmpty();
    assertThat(superuser.number("select extract(epoch from run_after - now())::int from job"))
        .isBetween(6L, 12L);
    assertThat(state()).isEqualTo("queued");
    superuser.change("update job set run_after = now()");
    assertThat(queue.take(queue::succeed)).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_server_that_takes_no_writes_for_a_while_is_waited_for() {
    Outcome outcome =
        queue.take(
            hold -> {
              throw new IllegalStateException(new SQLException("read-only", "25006"));
            });

    assertThat(outcome).isEqualTo(Outcome.RETRIED);
  }

  @Test
  void what_is_stored_and_cannot_be_read_is_not_read_again() {
    Outcome outcome =
        queue.take(
            hold -> {
              throw new UncheckedIOException(new JsonParseException(null, "no JSON"));
            });

    assertThat(outcome).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_passing_failure_at_the_last_attempt_is_final() {
    superuser.change("update job set attempts = 2");

    assertThat(queue.take(OutcomeTest::passingFailure)).isEqualTo(Outcome.FAILED);
    assertThat(reason()).startsWith("internal: ").contains("3 times");
  }

  @Test
  void a_permanent_failure_is_not_tried_again() {
    Outcome outcome =
        queue.take(
            hold -> {
              throw new JobFailedException(Failure.Code.BAD_DATA, "There is one label only.");
            });

    assertThat(outcome).isEqualTo(Outcome.FAILED);
    assertThat(reason()).isEqualTo("bad-data: There is one label only.");
    assertThat(superuser.number("select count(*) from job")).isZero();
  }

  @Test
  void a_job_whose_worker_died_at_every_attempt_fails_without_another() {
    superuser.change(
        "update job set attempts = 3, state = 'running', lease_until = now() - interval '1 second'");
    AtomicInteger calls = new AtomicInteger();

    assertThat(queue.take(hold -> calls.incrementAndGet())).isEqualTo(Outcome.FAILED);

    assertThat(calls).hasValue(0);
    assertThat(reason()).startsWith("worker-died: ").contains("3 times");
  }

  @Test
  void running_out_of_memory_is_a_reason_of_its_own() {
    Outcome outcome =
        queue.take(
            hold -> {
              throw new OutOfMemoryError("for a test");
            });

    assertThat(outcome).isEqualTo(Outcome.FAILED);
    assertThat(reason()).startsWith("out-of-memory: ");
  }

  @Test
  void an_unforeseen_failure_gets_an_incident_and_quotes_nothing() {
    Outcome outcome =
        queue.take(
            hold -> {
              throw new IllegalStateException("cannot tokenize: my secret diary");
            });

    assertThat(outcome).isEqualTo(Outcome.FAILED);
    assertThat(reason()).matches("internal: .*incident [0-9a-f]{8}\\.").doesNotContain("diary");
  }

  @Test
  void a_handler_that_forgets_to_finish_fails_its_job() {
    assertThat(queue.take(hold -> {})).isEqualTo(Outcome.FAILED);
  }

  @Test
  void connections_cut_in_the_middle_of_publishing_do_not_cost_the_result() {
    AtomicInteger tries = new AtomicInteger();

    Outcome outcome =
        queue.take(
            hold -> {
              Runnable publish =
                  () -> {
                    if (tries.incrementAndGet() == 1) {
                      cutConnections();
                    }
                    queue
                        .entityManager
                        .createNativeQuery(
                            "update training_run set state = 'succeeded' where id = ?1")
                        .setParameter(1, run)
                        .executeUpdate();
                  };
              hold.finish(publish);
            });

    assertThat(outcome).isEqualTo(Outcome.SUCCEEDED);
    assertThat(tries).hasValueGreaterThan(1);
    assertThat(state()).isEqualTo("succeeded");
  }

  @Test
  void a_transaction_that_the_server_took_for_dead_is_begun_anew() {
    AtomicInteger tries = new AtomicInteger();

    Outcome outcome =
        queue.take(
            hold ->
                hold.finish(
                    () -> {
                      if (tries.incrementAndGet() == 1) {
                        fallSilent();
                      }
                      QuickHandler.end(queue.entityManager, hold.claim(), "succeeded", "");
                    }));

    assertThat(outcome).isEqualTo(Outcome.SUCCEEDED);
    assertThat(tries).hasValue(2);
  }

  @Test
  void connections_that_die_between_two_transactions_do_not_use_up_the_pool() {
    Outcome outcome =
        queue.take(
            hold -> {
              for (int i = 0; i < 2 * poolSize; i++) {
                cutConnections();
                hold.note(() -> {});
              }
              queue.succeed(hold);
            });

    assertThat(outcome).isEqualTo(Outcome.SUCCEEDED);
  }

  private void cutConnections() {
    superuser.column(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'attune_worker' and datname = current_database()");
  }

  /** Stays idle in the transaction at hand for longer than its session may. */
  private void fallSilent() {
    Object session =
        queue
            .entityManager
            .createNativeQuery(
                "select pg_backend_pid() from set_config('idle_in_transaction_session_timeout', '1', true)")
            .getSingleResult();
    await()
        .until(
            () ->
                superuser
                    .column("select 1 from pg_stat_activity where pid = ?", session)
                    .isEmpty());
  }

  private static void passingFailure(JobHold hold) {
    hold.checkpoint();
    throw new UncheckedIOException(new IOException("the disk is away"));
  }

  private String state() {
    return superuser.text("select state from training_run where id = ?", run);
  }

  private String reason() {
    return superuser.text(
        "select payload ->> 'reason' from training_event where run_id = ? order by seq desc limit 1",
        run);
  }
}
