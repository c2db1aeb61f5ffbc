package dev.attune.gateway.trials;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * Gathers counts and adds them to the database every few seconds and at the end. A batch whose
 * writing failed waits, unchanged, until its outcome is known, so nothing is added twice.
 */
@ApplicationScoped
class TrialCounts {
  private static final Logger LOG = Logger.getLogger(TrialCounts.class);

  private final TrialTable table;
  private final Clock clock;

  private final ReentrantLock counting = new ReentrantLock();
  // Guarded by counting:
  private Map<UUID, TrialBatch> counted = new HashMap<>();

  private final ReentrantLock flushing = new ReentrantLock();
  // Guarded by flushing:
  private final Deque<TrialBatch> unwritten = new ArrayDeque<>();

  TrialCounts(TrialTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  void add(Trial trial, Tally tally) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    counting.lock();
    try {
      counted.computeIfAbsent(trial.tenantId(), TrialBatch::new).add(trial, day, tally.counts());
    } finally {
      counting.unlock();
    }
  }

  @Scheduled(every = "${attune.trials.flush-every}")
  void flush() {
    flushing.lock();
    try {
      settle();
      take().forEach(this::write);
    } finally {
      flushing.unlock();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    flush();
  }

  /** Tries again what could not be written. */
  private void settle() {
    List<TrialBatch> again = new ArrayList<>(unwritten);
    unwritten.clear();
    for (TrialBatch batch : again) {
      String transaction = batch.triedIn();
      switch (transaction == null ? TrialTable.Fate.NOT_WRITTEN : table.fate(transaction)) {
        case WRITTEN -> LOG.debug("A batch of counts turned out to be written.");
        case NOT_WRITTEN -> write(batch);
        case UNKNOWN -> unwritten.add(batch);
      }
    }
  }

  private void write(TrialBatch batch) {
    batch.triedIn(null);
    try {
      table.add(batch);
    } catch (RuntimeException e) {
      LOG.warnf(
          "Counts of trials could not be written (%s); they are kept.",
          e.getClass().getSimpleName());
      unwritten.add(batch);
    }
  }

  private List<TrialBatch> take() {
    counting.lock();
    try {
      List<TrialBatch> taken = List.copyOf(counted.values());
      counted = new HashMap<>();
      return taken;
    } finally {
      counting.unlock();
    }
  }
}
