package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
    superuser.change("update job set run_after = now() - interval '100 seconds'");

    JobTable.Depth depth = queue.jobs.depth();

    assertThat(depth.queued()).isEqualTo(2);
    assertThat(depth.running()).isEqualTo(1);
    assertThat(depth.oldestQueuedSeconds()).isBetween(100.0, 160.0);
  }
}
