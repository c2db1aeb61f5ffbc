package dev.attune.gateway.metering;

import dev.attune.data.faults.DatabaseOutage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Counts what is asked, by tenant, model and day in UTC, and adds it to the database every few
 * seconds. A batch whose writing failed waits, unchanged, until its outcome is known; what is
 * counted meanwhile goes into the next one.
 */
@ApplicationScoped
public class Meter {
  private static final Logger LOG = Logger.getLogger(Meter.class);
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private enum Attempt {
    DONE,
    FAILED,
    AWAY
  }

  /** So many batches are written in one transaction at most. */
  private static final int TOGETHER = 500;

  private final UsageTable table;
  private final MonthlyUsage monthly;
  private final UsageJournal journal;
  private final Clock clock;

  private final ReentrantLock counting = new ReentrantLock();
  // Guarded by counting:
  private Map<UUID, UsageBatch> counted = new HashMap<>();

  private final ReentrantLock flushing = new ReentrantLock();
  // Guarded by flushing:
  private Deque<UsageBatch> unwritten = new ArrayDeque<>();

  Meter(UsageTable table, MonthlyUsage monthly, UsageJournal journal, Clock clock) {
    this.table = table;
    this.monthly = monthly;
    this.journal = journal;
    this.clock = clock;
  }

  /** Counts one answered request. */
  public void count(UUID tenantId, UUID modelId, int texts, long tokens) {
    var key = new UsageKey(modelId, LocalDate.now(clock));
    var usage = new Usage(1, texts, tokens);
    counting.lock();
    try {
      counted.computeIfAbsent(tenantId, UsageBatch::new).add(key, usage);
      monthly.counted(tenantId, YearMonth.from(key.day()), usage);
    } finally {
      counting.unlock();
    }
  }

  @Scheduled(
      every = "${attune.metering.flush-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void flush() {
    flushing.lock();
    try {
      unwritten.addAll(take());
      unwritten = written(unwritten);
      journal.keep(unwritten);
      monthly.forget(clock.instant().minus(REMEMBERED));
    } finally {
      flushing.unlock();
    }
  }

  void start(@Observes StartupEvent event) {
    flushing.lock();
    try {
      for (UsageBatch batch : journal.adopt()) {
        batch.months().forEach((month, part) -> monthly.counted(batch.tenantId(), month, part));
        unwritten.add(batch);
      }
    } finally {
      flushing.unlock();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    flush();
    flushing.lock();
    try {
      if (!unwritten.isEmpty() && !journal.holding()) {
        LOG.errorf("%d batches of usage are lost with this process.", unwritten.size());
      }
    } finally {
      flushing.unlock();
    }
  }

  /** Those that are not written after an attempt with each, or that may not be. */
  private Deque<UsageBatch> written(Collection<UsageBatch> batches) {
    Deque<UsageBatch> again = new ArrayDeque<>();
    Map<String, Outcome> outcomes = new HashMap<>();
    List<UsageBatch> wanted = new ArrayList<>();
    Set<UUID> troubled = new HashSet<>();
    for (UsageBatch batch : batches) {
      Outcome outcome = outcome(batch, outcomes);
      switch (outcome) {
        case WRITTEN -> monthly.settled(batch);
        case IN_PROGRESS, UNKNOWN -> again.add(batch);
        case NOT_WRITTEN -> wanted.add(batch);
      }
      if (batch.apart() || outcome == Outcome.IN_PROGRESS) {
        troubled.add(batch.tenantId());
      }
    }
    // Where the database does not answer one attempt, or a tenant cannot be written to, as while it
    // is being deleted, the others need not wait for that in turn.
    boolean away = outcomes.containsValue(Outcome.UNKNOWN);
    Set<UUID> stuck = new HashSet<>();
    for (List<UsageBatch> attempt : attempts(wanted, troubled)) {
      UUID tenant = attempt.getFirst().tenantId();
      if (away || stuck.contains(tenant)) {
        again.addAll(attempt);
        continue;
      }
      Attempt end = write(attempt);
      away = end == Attempt.AWAY;
      if (end == Attempt.FAILED && attempt.size() == 1) {
        stuck.add(tenant);
      }
      if (end != Attempt.DONE) {
        again.addAll(attempt);
      }
    }
    return again;
  }

  /**
   * Those of tenants that were in trouble before, or whose rows a transaction still holds, go by
   * themselves, behind all others.
   */
  private static List<List<UsageBatch>> attempts(List<UsageBatch> batches, Set<UUID> troubled) {
    Map<Boolean, List<UsageBatch>> alone =
        batches.stream()
            .collect(Collectors.partitioningBy(batch -> troubled.contains(batch.tenantId())));
    List<UsageBatch> together = alone.getOrDefault(false, List.of());
    List<List<UsageBatch>> attempts = new ArrayList<>();
    for (int i = 0; i < together.size(); i += TOGETHER) {
      attempts.add(together.subList(i, Math.min(together.size(), i + TOGETHER)));
    }
    alone.getOrDefault(true, List.of()).forEach(batch -> attempts.add(List.of(batch)));
    return attempts;
  }

  private Outcome outcome(UsageBatch batch, Map<String, Outcome> outcomes) {
    String transaction = batch.triedIn();
    if (transaction == null) {
      return Outcome.NOT_WRITTEN;
    }
    return outcomes.containsValue(Outcome.UNKNOWN)
        ? Outcome.UNKNOWN
        : outcomes.computeIfAbsent(transaction, table::outcome);
  }

  private Attempt write(List<UsageBatch> batches) {
    for (UsageBatch batch : batches) {
      batch.triedIn(null);
      monthly.writing(batch);
    }
    Map<UUID, Map<YearMonth, Usage>> totals = null;
    try {
      totals = table.add(batches, this::note);
      return Attempt.DONE;
    } catch (RuntimeException e) {
      LOG.warnf("Usage could not be written (%s); it is kept.", e.getClass().getSimpleName());
      if (DatabaseOutage.isCauseOf(e)) {
        return Attempt.AWAY;
      }
      batches.forEach(UsageBatch::setApart);
      return Attempt.FAILED;
    } finally {
      for (UsageBatch batch : batches) {
        monthly.written(
            batch, totals == null ? null : totals.getOrDefault(batch.tenantId(), Map.of()));
      }
    }
  }

  /** Has the journal know in which transaction the batch is tried, before it is committed. */
  private void note() {
    if (journal.holding()) {
      journal.keep(unwritten);
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
