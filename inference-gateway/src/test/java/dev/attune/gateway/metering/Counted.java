package dev.attune.gateway.metering;

import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;

/** Usage of this month that no database has heard of, for tests of other features. */
public final class Counted {
  private Counted() {}

  /** So many texts of a tenant. */
  public static MonthlyUsage texts(UUID tenant, int texts, Clock clock) {
    MonthlyUsage usage = new MonthlyUsage(clock);
    usage.counted(tenant, YearMonth.now(clock), new Usage(1, texts, texts));
    return usage;
  }
}
