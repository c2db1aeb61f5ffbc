package dev.attune.worker.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the queue tells about itself; never a tenant's name. */
@ApplicationScoped
class QueueMetrics {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final MeterRegistry registry;
  private final JobTable jobs;
  private JobTable.@Nullable Depth depth;
  private long readAt;

  QueueMetrics(MeterRegistry registry, JobTable jobs) {
    this.registry = registry;
    this.jobs = jobs;
  }

  /** Publishes the gauges of the queue and of the jobs that run here. */
  void observe(JobRunner runner) {
    gauge("attune.queue.queued", "Jobs that wait, over all tenants.", JobTable.Depth::queued);
    gauge("attune.queue.running", "Jobs that run, on all workers.", JobTable.Depth::running);
    gauge(
        "attune.queue.oldest.seconds",
        "How long the oldest waiting job has waited.",
        JobTable.Depth::oldestQueuedSeconds);
    Gauge.builder("attune.worker.running", runner, JobRunner::running)
        .description("Jobs that run in this process.")
        .register(registry);
  }

  /** Counts an attempt at a job and its time. */
  void ended(Outcome outcome, Duration took) {
    registry.timer("attune.worker.jobs", "outcome", outcome.tag()).record(took);
  }

  private void gauge(String name, String description, ToDoubleFunction<JobTable.Depth> figure) {
    Gauge.builder(name, this, metrics -> metrics.read(figure))
        .description(description)
        .register(registry);
  }

  private synchronized double read(ToDoubleFunction<JobTable.Depth> figure) {
    try {
      JobTable.Depth current = depth;
      if (current == null || System.nanoTime() - readAt > FRESH.toNanos()) {
        current = jobs.depth();
        depth = current;
        readAt = System.nanoTime();
      }
      return figure.applyAsDouble(current);
    } catch (RuntimeException e) {
      return Double.NaN;
    }
  }
}
