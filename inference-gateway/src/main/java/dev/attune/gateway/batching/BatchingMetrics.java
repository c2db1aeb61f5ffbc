package dev.attune.gateway.batching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What a batcher tells the meters, by base model and never by tenant. */
public final class BatchingMetrics {
  private final Timer runs;
  private final DistributionSummary rows;
  private final DistributionSummary tokens;
  private final Counter refused;
  private final Counter interrupted;

  public BatchingMetrics(MeterRegistry registry, String baseModel) {
    this.runs = registry.timer("attune.batching.run", "base", baseModel);
    this.rows = registry.summary("attune.batching.run.rows", "base", baseModel);
    this.tokens = registry.summary("attune.batching.run.tokens", "base", baseModel);
    this.refused = registry.counter("attune.batching.refused", "base", baseModel);
    this.interrupted = registry.counter("attune.batching.interrupted", "base", baseModel);
  }

  void ran(int rowCount, int tokenCount, long nanos) {
    runs.record(nanos, TimeUnit.NANOSECONDS);
    rows.record(rowCount);
    tokens.record(tokenCount);
  }

  void interrupted() {
    interrupted.increment();
  }

  void refused() {
    refused.increment();
  }
}
