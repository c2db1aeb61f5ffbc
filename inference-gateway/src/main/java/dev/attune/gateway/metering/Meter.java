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
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private enum Attempt {
    DONE,
    FAILED,
    AWAY
  }

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
      Deque<UsageBatch> again = new ArrayDeque<>();
      boolean away = false;
      for (UsageBatch batch : unwritten) {
        // Where the database does not answer one batch, the others need not wait for it in turn.
        Attempt attempt = away ? Attempt.AWAY : attempt(batch);
        away = attempt == Attempt.AWAY;
        if (attempt != Attempt.DONE) {
          again.add(batch);
        }
      }
      unwritten = again;
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

  private Attempt attempt(UsageBatch batch) {
    String transaction = batch.triedIn();
    return switch (transaction == null ? Outcome.NOT_WRITTEN : table.outcome(transaction)) {
      case WRITTEN -> {
        monthly.settled(batch);
        yield Attempt.DONE;
      }
      case NOT_WRITTEN -> write(batch);
      case IN_PROGRESS -> Attempt.FAILED;
      case UNKNOWN -> Attempt.AWAY;
    };
  }

  private Attempt write(UsageBatch batch) {
    batch.triedIn(null);
    monthly.writing(batch);
    Map<YearMonth, Usage> totals = null;
    try {
      totals = table.add(batch, this::note);
      return Attempt.DONE;
    } catch (RuntimeException e) {
      LOG.warnf("Usage could not be written (%s); it is kept.", e.getClass().getSimpleName());
      return DatabaseOutage.isCauseOf(e) ? Attempt.AWAY : Attempt.FAILED;
    } finally {
      monthly.written(batch, totals);
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
