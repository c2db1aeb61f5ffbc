package dev.attune.gateway.kept;

import dev.attune.gateway.models.Lease;
import dev.attune.text.serve.RowAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Each tenant's kept answers, up to the bytes that it allows. A version never changes, so neither
 * does its answer to a text; what nobody asks for makes room, and all of a tenant that does not ask
 * any more is let go.
 */
@ApplicationScoped
public class KeptAnswers {
  private static final int PARTS_OF_HEAP = 8;

  private final long mostPerTenant;
  private final Duration idle;
  private final Shares shares;

  KeptAnswers(KeptAnswersConfig config, Clock clock, MeterRegistry registry) {
    this.mostPerTenant = config.mostPerTenant().asLongValue();
    this.idle = config.idle();
    long together =
        config
            .most()
            .map(MemorySize::asLongValue)
            .orElseGet(() -> Runtime.getRuntime().maxMemory() / PARTS_OF_HEAP);
    this.shares = new Shares(together, clock);
    registry.gauge("attune.kept.answers.bytes", shares, Shares::bytes);
  }

  /** The answer that a version gave to the text before. */
  public Optional<RowAnswer> find(Lease lease, String text) {
    long bytes = allowed(lease);
    if (bytes == 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        shares.of(lease.tenantId(), bytes).getIfPresent(TextKey.of(lease, text)));
  }

  /** Keeps an answer, if its tenant wants answers kept. */
  public void keep(Lease lease, String text, RowAnswer answer) {
    long bytes = allowed(lease);
    if (bytes > 0) {
      shares.of(lease.tenantId(), bytes).put(TextKey.of(lease, text), answer);
    }
  }

  @Scheduled(every = "1m")
  void forgetIdle() {
    shares.endIdle(idle);
  }

  private long allowed(Lease lease) {
    long bytes = Math.min(mostPerTenant, lease.cacheBytes());
    if (bytes == 0) {
      shares.end(lease.tenantId());
    }
    return bytes;
  }
}
