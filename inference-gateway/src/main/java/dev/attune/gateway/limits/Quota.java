package dev.attune.gateway.limits;

import dev.attune.gateway.metering.MonthlyUsage;
import dev.attune.gateway.metering.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds tenants to what they may use in a month, all gateways together. */
@ApplicationScoped
class Quota {
  private final MonthlyUsage monthly;
  private final Clock clock;

  Quota(MonthlyUsage monthly, Clock clock) {
    this.monthly = monthly;
    this.clock = clock;
  }

  /**
   * Lets a request with so many texts pass, when the month has room for them; tokens are known only
   * when they are used, so the request that reaches their quota is the last.
   *
   * @throws LimitReachedException when it has not
   */
  void admit(UUID tenantId, Plan plan, int texts) {
    for (Standing standing : standings(tenantId, plan)) {
      boolean isText = standing.policy().unit() == Unit.TEXTS;
      int needed = isText ? Math.max(1, texts) : 1;
      if (standing.remaining() < needed) {
        throw LimitReachedException.ofMonth(
            standing.policy(), isText ? standing.remaining() : 0, standing.secondsUntilReset());
      }
    }
  }

  /** How the tenant stands with its quotas. */
  List<Standing> standings(UUID tenantId, Plan plan) {
    if (!plan.hasQuota()) {
      return List.of();
    }
    MonthlyUsage.Known known = monthly.now(tenantId);
    // A month that has begun since the database was asked began with nothing.
    Usage used = known.usage() == null ? known.unwritten() : known.usage();
    List<Standing> standings = new ArrayList<>();
    add(standings, Unit.TEXTS, plan.monthlyTexts(), used.texts());
    add(standings, Unit.TOKENS, plan.monthlyTokens(), used.tokens());
    return standings;
  }

  private void add(List<Standing> standings, Unit unit, @Nullable Long quota, long used) {
    if (quota != null) {
      Instant now = clock.instant();
      YearMonth month = YearMonth.now(clock);
      Instant first = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      Instant next = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      standings.add(
          new Standing(
              new Policy("tenant", unit, quota, "month", Duration.between(first, next).toSeconds()),
              Math.max(0, quota - used),
              Math.max(1, Duration.between(now, next).toSeconds())));
    }
  }
}
