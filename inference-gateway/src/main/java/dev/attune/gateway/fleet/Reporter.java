package dev.attune.gateway.fleet;

import dev.attune.gateway.models.ModelReport;
import dev.attune.gateway.models.ServedModels;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Reports what this gateway serves: each model when it has changed, and itself every few seconds.
 * What could not be written is written with the next change that can.
 */
@ApplicationScoped
class Reporter {
  private static final Logger LOG = Logger.getLogger(Reporter.class);
  private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(5);

  private final UUID gateway = UUID.randomUUID();
  private final FleetTable table;
  private final ServedModels models;
  private final Clock clock;
  // Of the scheduled method, which never runs twice at once:
  private final Map<UUID, ModelReport> written = new HashMap<>();
  private Instant aliveAt = Instant.MIN;

  Reporter(FleetTable table, ServedModels models, Clock clock) {
    this.table = table;
    this.models = models;
    this.clock = clock;
  }

  @Scheduled(every = "${attune.fleet.report-every}", concurrentExecution = ConcurrentExecution.SKIP)
  synchronized void report() {
    try {
      Instant now = clock.instant();
      if (aliveAt.equals(Instant.MIN)
          || Duration.between(aliveAt, now).abs().compareTo(BETWEEN_SIGNS_OF_LIFE) >= 0) {
        boolean added = table.alive(gateway);
        aliveAt = now;
        if (added) {
          written.clear(); // reports go with the row of a gateway that was forgotten
        }
      }
      writeChanges();
    } catch (SQLException | RuntimeException e) {
      LOG.debugf("What serves could not be reported (%s).", e.getClass().getSimpleName());
      aliveAt = Instant.MIN;
      written.clear();
    }
  }

  private void writeChanges() {
    Map<UUID, ModelReport> now = new HashMap<>();
    models.reports().forEach(report -> now.put(report.modelId(), report));
    Map<UUID, List<ModelReport>> changed = new HashMap<>();
    Map<UUID, Set<UUID>> withdrawn = new HashMap<>();
    now.forEach(
        (model, report) -> {
          if (!report.equals(written.get(model))) {
            changed.computeIfAbsent(report.tenantId(), t -> new ArrayList<>()).add(report);
          }
        });
    written.forEach(
        (model, report) -> {
          if (!now.containsKey(model)) {
            withdrawn.computeIfAbsent(report.tenantId(), t -> new HashSet<>()).add(model);
          }
        });
    Set<UUID> tenants = new HashSet<>(changed.keySet());
    tenants.addAll(withdrawn.keySet());
    for (UUID tenant : tenants) {
      List<ModelReport> more = changed.getOrDefault(tenant, List.of());
      Set<UUID> less = withdrawn.getOrDefault(tenant, Set.of());
      table.write(gateway, tenant, more, less);
      more.forEach(report -> written.put(report.modelId(), report));
      less.forEach(written::remove);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    try {
      table.gone(gateway);
    } catch (SQLException e) {
      LOG.debug("The gateway could not be signed off; its row grows old.");
    }
  }
}
