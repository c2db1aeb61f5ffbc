package dev.attune.api.annotation;

import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.LockConflict;
import dev.attune.api.sql.Sql;
import dev.attune.data.faults.DatabaseOutage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has gold estimated where items have all their answers, one data set after the other. */
@ApplicationScoped
class EstimateSchedule {
  private static final Logger LOG = Logger.getLogger(EstimateSchedule.class);

  private final Sql sql;
  private final EstimatedGold gold;
  private final AnnotationConfig config;
  private final Clock clock;

  EstimateSchedule(Sql sql, EstimatedGold gold, AnnotationConfig config, Clock clock) {
    this.sql = sql;
    this.gold = gold;
    this.config = config;
    this.clock = clock;
  }

  private record Due(UUID tenant, UUID dataset) {}

  @Scheduled(
      every = "${attune.annotation.estimate-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void estimateAll() {
    Instant now = clock.instant();
    try {
      Optional<Due> due = next(now);
      while (due.isPresent()) {
        estimate(due.get());
        due = next(now);
      }
    } catch (RuntimeException e) {
      if (!DatabaseOutage.isCauseOf(e)) {
        throw e;
      }
      LOG.warn("The database does not answer; gold is estimated later.");
    }
  }

  /** One that somebody else has as a whole, or is deleting, comes later; others need not wait. */
  private void estimate(Due due) {
    try {
      gold.make(due.tenant(), due.dataset());
    } catch (RuntimeException e) {
      if (!(e instanceof Refusal) && !LockConflict.isCauseOf(e)) {
        throw e;
      }
      LOG.debugf("The gold of data set %s is estimated later.", due.dataset());
    }
  }

  /** Each data set once a round: what is marked with this moment is past the pause only later. */
  private Optional<Due> next(Instant now) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.one(
                    "select tenant_id, dataset_id from estimate_to_make(?, ?)",
                    row -> new Due(row.uuid("tenant_id"), row.uuid("dataset_id")),
                    now,
                    now.minus(config.estimatePause()).minusNanos(1000)));
  }
}
