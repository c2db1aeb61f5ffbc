package dev.attune.gateway.metering;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;

/** Usage with a clock of its own, for tests of other features. */
@ApplicationScoped
public class Counted {
  private final UsageTable table;

  Counted(UsageTable table) {
    this.table = table;
  }

  /** Reads what the database holds into a usage. */
  public MonthlyTotals totals(MonthlyUsage usage, Clock clock) {
    return new MonthlyTotals(table, usage, clock);
  }

  /** Where nothing was counted yet. */
  public static MonthlyUsage nothing(Clock clock) {
    return new MonthlyUsage(clock);
  }

  /** Counts so many texts of a tenant in the month that it is now, and writes nothing. */
  public static void texts(MonthlyUsage usage, UUID tenant, int texts, Clock clock) {
    usage.counted(tenant, YearMonth.now(clock), new Usage(1, texts, texts));
  }
}
