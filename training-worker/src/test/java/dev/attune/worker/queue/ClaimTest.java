package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClaimTest {
  @Inject Superuser superuser;
  @Inject QueueFixture queue;

  @BeforeEach
  void empty() {
    superuser.clear();
  }

  @Test
  void an_empty_queue_gives_nothing() {
    assertThat(queue.claim("a")).isEmpty();
  }

  @Test
  void tenants_take_turns_however_many_jobs_one_of_them_has_queued() {
    UUID busy = superuser.tenant(2);
    for (int i = 0; i < 10; i++) {
      superuser.queuedRun(busy);
    }
    UUID late = superuser.tenant(2);
    superuser.queuedRun(late);
    superuser.queuedRun(late);

    List<UUID> order =
        Stream.generate(() -> queue.claim("a"))
            .takeWhile(Optional::isPresent)
            .map(claim -> claim.get().tenantId())
            .toList();

    assertThat(order).containsExactly(busy, late, busy, late);
  }

  @Test
  void tenants_take_turns_also_where_jobs_run_one_after_the_other() {
    UUID busy = superuser.tenant(2);
    for (int i = 0; i < 3; i++) {
      superuser.queuedRun(busy);
    }
    UUID late = superuser.tenant(2);
    superuser.queuedRun(late);
    superuser.queuedRun(late);

    List<UUID> order = oneAfterTheOther().stream().map(Claim::tenantId).toList();

    assertThat(order).containsExactly(busy, late, busy, late, busy);
  }

  @Test
  void what_has_little_priority_has_its_turn_among_tenants_and_is_last_in_its_own() {
    UUID suggesting = superuser.tenant(2);
    UUID suggestions = superuser.queuedRun(suggesting);
    superuser.change("update job set priority = -1 where run_id = ?", suggestions);
    UUID training = superuser.queuedRun(suggesting);
    UUID busy = superuser.tenant(2);
    List<UUID> busyRuns =
        List.of(superuser.queuedRun(busy), superuser.queuedRun(busy), superuser.queuedRun(busy));

    List<UUID> order = oneAfterTheOther().stream().map(Claim::target).toList();

    assertThat(order)
        .containsExactly(training, busyRuns.get(0), suggestions, busyRuns.get(1), busyRuns.get(2));
  }

  @Test
  void somebody_who_changes_a_tenant_holds_up_no_claim() throws SQLException {
    UUID tenant = superuser.tenant(2);
    superuser.queuedRun(tenant);

    try (Connection changing =
        superuser.holding("select id from tenant where id = ? for update", tenant)) {
      assertThat(changing.isValid(1)).isTrue();
      assertThat(queue.claim("a")).isPresent();
    }
  }

  @Test
  void jobs_are_claimed_in_the_order_that_their_places_in_the_queue_tell() {
    UUID busy = superuser.tenant(2);
    UUID old = superuser.queuedRun(busy);
    UUID newer = superuser.queuedRun(busy);
    UUID urgent = superuser.queuedRun(busy);
    superuser.change("update job set priority = 5 where run_id = ?", urgent);
    queue.succeed(queue.hold(queue.claim("a").orElseThrow()));
    UUID late = superuser.tenant(2);
    UUID first = superuser.queuedRun(late);
    UUID second = superuser.queuedRun(late);

    assertThat(List.of(place(late, first), place(busy, old), place(late, second)))
        .containsExactly(1L, 2L, 3L);
    assertThat(place(busy, newer)).isEqualTo(4);
    assertThat(oneAfterTheOther())
        .extracting(Claim::target)
        .containsExactly(first, old, second, newer);
  }

  @Test
  void tenants_keep_the_order_of_their_first_turn() {
    UUID one = superuser.tenant(1);
    UUID other = superuser.tenant(1);
    UUID first = superuser.queuedRun(one);
    UUID second = superuser.queuedRun(other);
    UUID fourth = superuser.queuedRun(other);
    UUID third = superuser.queuedRun(one);

    assertThat(
            List.of(
                place(one, first), place(other, second), place(one, third), place(other, fourth)))
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(oneAfterTheOther())
        .extracting(Claim::target)
        .containsExactly(first, second, third, fourth);
  }

  @Test
  void a_tenant_at_its_limit_waits_until_one_of_its_jobs_is_over() {
    UUID tenant = superuser.tenant(1);
    superuser.queuedRun(tenant);
    UUID second = superuser.queuedRun(tenant);
    Claim first = queue.claim("a").orElseThrow();
    assertThat(queue.claim("b")).isEmpty();

    queue.succeed(queue.hold(first));

    assertThat(queue.claim("b").orElseThrow().target()).isEqualTo(second);
  }

  @Test
  void an_export_waits_its_turn_among_the_runs_of_its_tenant() {
    UUID tenant = superuser.tenant(1);
    superuser.queuedRun(tenant);
    UUID export = superuser.queuedExport(tenant, superuser.version(tenant));
    Claim first = queue.claim("a").orElseThrow();
    assertThat(queue.claim("b")).isEmpty();

    queue.succeed(queue.hold(first));

    Claim second = queue.claim("b").orElseThrow();
    assertThat(second.kind()).isEqualTo("export");
    assertThat(second.target()).isEqualTo(export);
  }

  @Test
  void a_worker_is_given_no_job_of_a_kind_that_it_does_not_do() {
    UUID tenant = superuser.tenant(1);
    superuser.queuedExport(tenant, superuser.version(tenant));

    assertThat(queue.jobs.claim("b", List.of("train"), true, QueueFixture.SETTINGS.lease()))
        .isEmpty();
    assertThat(queue.claim("a")).isPresent();
  }

  @Test
  void a_higher_priority_goes_first_within_a_tenant() {
    UUID tenant = superuser.tenant(5);
    superuser.queuedRun(tenant);
    UUID urgent = superuser.queuedRun(tenant);
    superuser.change("update job set priority = 5 where run_id = ?", urgent);

    assertThat(queue.claim("a").orElseThrow().target()).isEqualTo(urgent);
  }

  @Test
  void work_for_a_gpu_is_left_to_workers_that_have_one() {
    UUID run = superuser.queuedRun(superuser.tenant(1));
    superuser.change("update job set needs_gpu = true where run_id = ?", run);

    assertThat(queue.claim("a")).isEmpty();
    assertThat(queue.jobs.claim("b", List.of("train"), true, QueueFixture.SETTINGS.lease()))
        .isPresent();
  }

  @Test
  void a_job_whose_lease_ran_out_is_claimed_again_under_a_higher_fence() {
    superuser.queuedRun(superuser.tenant(1));
    Claim first = queue.claim("a").orElseThrow();
    assertThat(queue.claim("b")).isEmpty();

    superuser.change("update job set lease_until = now() - interval '1 second'");
    Claim second = queue.claim("b").orElseThrow();

    assertThat(second.jobId()).isEqualTo(first.jobId());
    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThat(second.attempt()).isEqualTo(2);
  }

  @Test
  void the_depth_counts_what_waits_and_what_runs_over_all_tenants() {
    superuser.queuedRun(superuser.tenant(1));
    superuser.queuedRun(superuser.tenant(1));
    superuser.queuedRun(superuser.tenant(1));
    queue.claim("a");
    superuser.change("update job set created_at = now() - interval '100 seconds'");

    JobTable.Depth depth = queue.jobs.depth();

    assertThat(depth.queued()).isEqualTo(2);
    assertThat(depth.running()).isEqualTo(1);
    assertThat(depth.oldestQueuedSeconds()).isBetween(100.0, 160.0);
    superuser.change("update job set run_after = now() + interval '9 minutes'");
    assertThat(queue.jobs.depth().oldestQueuedSeconds())
        .as("what is to be tried again later waits for no worker")
        .isZero();
  }

  /** Claims every job as a single consumer does, which ends one before it takes the next. */
  private List<Claim> oneAfterTheOther() {
    List<Claim> claims = new ArrayList<>();
    for (var next = queue.claim("a"); next.isPresent(); next = queue.claim("a")) {
      queue.succeed(queue.hold(next.get()));
      claims.add(next.get());
    }
    return claims;
  }

  private long place(UUID tenant, UUID run) {
    return superuser.number(
        """
        select (select q.place from queue_positions() q where q.target = ? and own is not null)
          from set_config('app.tenant_id', ?, true) own
        """,
        run,
        tenant.toString());
  }
}
