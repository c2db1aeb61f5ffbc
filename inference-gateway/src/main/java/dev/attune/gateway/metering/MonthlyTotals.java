package dev.attune.gateway.metering;

import dev.attune.gateway.problems.DatabaseUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reads what all gateways together have written of a tenant's usage this month. */
@ApplicationScoped
public class MonthlyTotals {
  private static final Logger LOG = Logger.getLogger(MonthlyTotals.class);

  private final UsageTable table;
  private final MonthlyUsage monthly;
  private final Clock clock;

  MonthlyTotals(UsageTable table, MonthlyUsage monthly, Clock clock) {
    this.table = table;
    this.monthly = monthly;
    this.clock = clock;
  }

  /** Reads it for {@link MonthlyUsage}; fails when the database does not answer. */
  public void refresh(UUID tenantId) {
    YearMonth month = YearMonth.now(clock);
    MonthlyUsage.Known before = monthly.now(tenantId);
    monthly.read(tenantId, month, before, table.month(tenantId, month));
  }

  /**
   * What models were asked this month.
   *
   * @param since the first moment of the month (UTC)
   */
  public record ByModel(Instant since, Map<UUID, Usage> usage) {
    /** What one of them was asked. */
    public Usage of(UUID modelId) {
      return usage.getOrDefault(modelId, Usage.NONE);
    }
  }

  /**
   * Usage by model in the current month.
   *
   * @throws DatabaseUnavailableException when the database does not answer
   */
  public ByModel byModel(UUID tenantId, Collection<UUID> modelIds) {
    YearMonth month = YearMonth.now(clock);
    try {
      return new ByModel(
          month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
          table.byModel(tenantId, month, modelIds));
    } catch (RuntimeException e) {
      LOG.warnf("Usage by model could not be read (%s).", e.getClass().getSimpleName());
      throw new DatabaseUnavailableException();
    }
  }
}
