package dev.attune.worker.queue;

import dev.attune.data.tenancy.Tenancy;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes workers of one database: runners, consumers and holds with the settings that tests use. */
@Singleton
class QueueFixture {
  static final QueueSettings SETTINGS = settings("worker-1");

  final JobTable jobs;
  final EntityManager entityManager;
  final Tenancy tenancy;
  private final QueueMetrics metrics;

  QueueFixture(JobTable jobs, EntityManager entityManager, Tenancy tenancy, QueueMetrics metrics) {
    this.jobs = jobs;
    this.entityManager = entityManager;
    this.tenancy = tenancy;
    this.metrics = metrics;
  }

  static QueueSettings settings(String worker) {
    return new QueueSettings(
        worker,
        1,
        false,
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        new BackOff(Duration.ofSeconds(10), Duration.ofMinutes(10)),
        Duration.ofMinutes(10));
  }

  JobRunner runner(java.util.function.Consumer<JobHold> work) {
    return runner(new QuickHandler(entityManager, work));
  }

  JobRunner runner(JobHandler handler) {
    return new JobRunner(
        Map.of(handler.kind(), handler), jobs, tenancy, SETTINGS, System::nanoTime);
  }

  Consumer consumer(JobRunner runner, String worker) {
    return new Consumer(jobs, runner, settings(worker), metrics, System::nanoTime);
  }

  /** Claims the next job and works on it; there must be one. */
  Outcome take(java.util.function.Consumer<JobHold> work) {
    return consumer(runner(work), "worker-1").takeOne().orElseThrow();
  }

  Outcome take(JobRunner runner) {
    return consumer(runner, "worker-1").takeOne().orElseThrow();
  }

  Optional<Claim> claim(String worker) {
    return jobs.claim(worker, List.of("train", "export"), false, Duration.ofSeconds(30));
  }

  /** A hold as a runner makes it, with a lease that is just claimed. */
  JobHold hold(Claim claim) {
    return new JobHold(claim, lease(), new Pulse(System::nanoTime), jobs, tenancy);
  }

  Lease lease() {
    return new Lease(Duration.ofSeconds(30), System::nanoTime, System.nanoTime());
  }

  void succeed(JobHold hold) {
    QuickHandler.succeed(entityManager, hold);
  }
}
