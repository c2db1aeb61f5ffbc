package dev.attune.gateway.limits;

import dev.attune.data.notify.Hearing;
import dev.attune.gateway.metering.MonthlyTotals;
import dev.attune.gateway.metering.MonthlyUsage;
import dev.attune.gateway.problems.DatabaseUnavailableException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What tenants are granted, and what they have used of it this month, each as fresh as {@link
 * LimitsConfig#freshness()} says. While the database is away, what was known last goes on.
 */
@ApplicationScoped
public class Plans {
  private static final Logger LOG = Logger.getLogger(Plans.class);
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /**
   * A plan as it was read.
   *
   * @param month when it was read; where it has a quota, with the usage of that month
   * @param session that heard of changes when it was read
   * @param askedAt when it was asked for last, in milliseconds
   */
  private record Known(
      Plan plan,
      YearMonth month,
      Instant readAt,
      long session,
      AtomicBoolean beingRead,
      AtomicLong askedAt) {
    Known(Plan plan, YearMonth month, Instant readAt, long session, long askedAt) {
      this(plan, month, readAt, session, new AtomicBoolean(), new AtomicLong(askedAt));
    }
  }

  private final PlanTable table;
  private final MonthlyUsage monthly;
  private final MonthlyTotals totals;
  private final LimitsConfig config;
  private final Clock clock;
  private final Hearing hearing;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();
  private volatile boolean away;
  private volatile Instant askAgainAt = Instant.MIN;

  Plans(
      PlanTable table,
      MonthlyUsage monthly,
      MonthlyTotals totals,
      LimitsConfig config,
      Clock clock,
      Hearing hearing) {
    this.table = table;
    this.monthly = monthly;
    this.totals = totals;
    this.config = config;
    this.clock = clock;
    this.hearing = hearing;
  }

  /**
   * The tenant's plan; with its usage of the month at hand where the plan has a quota.
   *
   * @throws DatabaseUnavailableException when nothing is known, of the plan or of usage that it
   *     limits, and the database does not answer
   */
  Plan of(UUID tenantId) {
    Plan plan = upToDate(tenantId);
    Known kept = known.get(tenantId);
    if (kept != null && !usageIsKnown(kept, tenantId)) {
      // What is read while this gateway writes is not taken over, since it may hold that or not.
      throw new DatabaseUnavailableException();
    }
    return plan;
  }

  private Plan upToDate(UUID tenantId) {
    Instant now = clock.instant();
    Known kept = known.get(tenantId);
    if (kept != null) {
      kept.askedAt().set(now.toEpochMilli());
    }
    if (kept == null || !usageIsKnown(kept, tenantId)) {
      return read(tenantId, null);
    }
    if (isFresh(kept, tenantId, now) || now.isBefore(askAgainAt)) {
      return kept.plan();
    }
    if (kept.beingRead().compareAndSet(false, true)) {
      if (away) {
        // Nobody waits for a database that is not there.
        Thread.ofVirtual().start(() -> read(tenantId, kept));
      } else {
        return read(tenantId, kept);
      }
    }
    return kept.plan();
  }

  private Plan read(UUID tenantId, @Nullable Known kept) {
    try {
      Hearing.Mark before = hearing.mark();
      YearMonth month = YearMonth.now(clock);
      Plan plan = table.of(tenantId);
      if (plan.hasQuota()) {
        totals.refresh(tenantId);
      }
      keep(tenantId, plan, month, before);
      away = false;
      return plan;
    } catch (RuntimeException e) {
      LOG.warnf("A tenant's limits cannot be read (%s).", e.getClass().getSimpleName());
      away = true;
      askAgainAt = clock.instant().plus(config.retryAfterFailure());
      if (kept == null) {
        throw new DatabaseUnavailableException();
      }
      kept.beingRead().set(false);
      return kept.plan();
    }
  }

  private void keep(UUID tenantId, Plan plan, YearMonth month, Hearing.Mark before) {
    Instant now = clock.instant();
    var unheard = new Known(plan, month, now, Hearing.DEAF, now.toEpochMilli());
    known.put(tenantId, unheard);
    if (hearing.quietSince(before)) {
      known.replace(
          tenantId, unheard, new Known(plan, month, now, before.session(), now.toEpochMilli()));
    }
  }

  /** The tenant's plan as far as it is known. */
  @Nullable Plan lastKnown(UUID tenantId) {
    Known kept = known.get(tenantId);
    return kept == null ? null : kept.plan();
  }

  /** The plan of a tenant has changed; the next request reads it. */
  public void changed(String tenantId) {
    known.computeIfPresent(
        UUID.fromString(tenantId),
        (id, kept) ->
            new Known(kept.plan(), kept.month(), Instant.MIN, Hearing.DEAF, kept.askedAt().get()));
  }

  @Scheduled(every = "10m")
  void forgetUnused() {
    long before = clock.millis() - REMEMBERED.toMillis();
    known.values().removeIf(kept -> kept.askedAt().get() < before);
  }

  /** Of a month that has begun since, it is known that it began with nothing. */
  private boolean usageIsKnown(Known kept, UUID tenantId) {
    return !kept.plan().hasQuota()
        || monthly.now(tenantId).usage() != null
        || kept.month().isBefore(YearMonth.now(clock));
  }

  private boolean isFresh(Known kept, UUID tenantId, Instant now) {
    Instant oldest = now.minus(config.freshness());
    return (kept.readAt().isAfter(oldest)
            || hearing.uninterrupted(kept.session(), config.freshness()))
        && (!kept.plan().hasQuota() || monthly.now(tenantId).seenAt().isAfter(oldest));
  }
}
