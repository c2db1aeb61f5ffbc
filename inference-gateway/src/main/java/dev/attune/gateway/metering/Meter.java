package dev.attune.gateway.metering;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Counts what is asked, by tenant, model and day in UTC, and adds it to the database every few
 * seconds. A batch whose writing failed waits, unchanged, until its outcome is known; what is
 * counted meanwhile goes into the next one.
 */
@ApplicationScoped
public class Meter {
  private static final Logger LOG = Logger.getLogger(Meter.class);

  private final UsageTable table;
  private final Clock clock;

  private final ReentrantLock counting = new ReentrantLock();
  // Guarded by counting:
  private Map<UUID, UsageBatch> counted = new HashMap<>();

  private final ReentrantLock flushing = new ReentrantLock();
  // Guarded by flushing:
  private final Deque<UsageBatch> unwritten = new ArrayDeque<>();

  Meter(UsageTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Counts one answered request. */
  public void count(UUID tenantId, UUID modelId, int texts, long tokens) {
    var key = new UsageKey(modelId, LocalDate.now(clock));
    counting.lock();
    try {
      counted.computeIfAbsent(tenantId, UsageBatch::new).add(key, new Usage(1, texts, tokens));
    } finally {
      counting.unlock();
    }
  }

  @Scheduled(every = "${attune.metering.flush-every}")
  void flush() {
    flushing.lock();
    try {
      settle();
      for (UsageBatch batch : take()) {
        write(batch);
      }
    } finally {
      flushing.unlock();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    flush();
  }

  /** Tries again what could not be written. */
  private void settle() {
    List<UsageBatch> again = new ArrayList<>(unwritten);
    unwritten.clear();
    for (UsageBatch batch : again) {
      String transaction = batch.triedIn();
      switch (transaction == null ? Outcome.NOT_WRITTEN : table.outcome(transaction)) {
        case WRITTEN -> LOG.debug("A usage batch turned out to be written.");
        case NOT_WRITTEN -> write(batch);
        case UNKNOWN -> unwritten.add(batch);
      }
    }
  }

  private void write(UsageBatch batch) {
    batch.triedIn(null);
    try {
      table.add(batch);
    } catch (RuntimeException e) {
      LOG.warnf("Usage could not be written (%s); it is kept.", e.getClass().getSimpleName());
      unwritten.add(batch);
    }
  }

  private List<UsageBatch> take() {
    counting.lock();
    try {
      List<UsageBatch> taken = List.copyOf(counted.values());
      counted = new HashMap<>();
      return taken;
    } finally {
      counting.unlock();
    }
  }
}
