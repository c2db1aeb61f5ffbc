package dev.attune.api.suggestions;

import dev.attune.api.sql.LockConflict;
import dev.attune.api.sql.Sql;
import dev.attune.data.faults.DatabaseOutage;
import dev.attune.data.tenancy.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has new versions, and new texts, looked at without anybody asking. */
@ApplicationScoped
class SuggestionSchedule {
  private static final Logger LOG = Logger.getLogger(SuggestionSchedule.class);

  private final Sql sql;
  private final Tenancy tenancy;
  private final SuggestionRuns runs;
  private final SuggestionsConfig config;
  private final Clock clock;

  SuggestionSchedule(
      Sql sql, Tenancy tenancy, SuggestionRuns runs, SuggestionsConfig config, Clock clock) {
    this.sql = sql;
    this.tenancy = tenancy;
    this.runs = runs;
    this.config = config;
    this.clock = clock;
  }

  private record Plan(UUID tenant, UUID dataset) {}

  @Scheduled(
      every = "${attune.suggestions.check-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void checkAll() {
    Instant now = clock.instant();
    try {
      Optional<Plan> plan = next(now);
      while (plan.isPresent()) {
        check(plan.get());
        plan = next(now);
      }
    } catch (RuntimeException e) {
      if (!DatabaseOutage.isCauseOf(e)) {
        throw e;
      }
      LOG.warn("The database does not answer; suggestions are looked after later.");
    }
  }

  /** One that somebody is deleting comes later; others need not wait. */
  private void check(Plan plan) {
    try {
      tenancy.inTransaction(
          plan.tenant(), () -> runs.beginIfDue(plan.dataset(), config.newTexts()));
    } catch (RuntimeException e) {
      if (!LockConflict.isCauseOf(e)) {
        throw e;
      }
      LOG.debugf("Suggestions for data set %s are looked after later.", plan.dataset());
    }
  }

  /** Each data set once a round: what is marked with this moment is past the pause only later. */
  private Optional<Plan> next(Instant now) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.one(
                    "select tenant_id, dataset_id from suggestions_to_check(?, ?)",
                    row -> new Plan(row.uuid("tenant_id"), row.uuid("dataset_id")),
                    now,
                    now.minus(config.checkPause()).minusNanos(1000)));
  }
}
