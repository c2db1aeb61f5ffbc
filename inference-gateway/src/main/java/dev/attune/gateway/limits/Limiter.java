package dev.attune.gateway.limits;

import dev.attune.gateway.access.Caller;
import dev.attune.gateway.access.Rates;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds callers to the limits of their key and of their tenant: rates on this gateway, monthly
 * quotas on all of them together.
 */
@ApplicationScoped
public class Limiter {
  private static final Duration IDLE = Duration.ofMinutes(10);

  /** Guarded by itself: what is taken is taken from key and tenant in one step, or not at all. */
  private static final class Owned {
    private final Buckets tenant;
    private final Map<String, Buckets> keys = new HashMap<>();

    Owned(Buckets tenant) {
      this.tenant = tenant;
    }
  }

  private final Plans plans;
  private final Quota quota;
  private final Clock clock;
  // Guarded by itself:
  private final Map<UUID, Owned> owners = new HashMap<>();

  Limiter(Plans plans, Quota quota, Clock clock) {
    this.plans = plans;
    this.quota = quota;
    this.clock = clock;
  }

  /**
   * Counts a request that has just come in.
   *
   * @throws LimitReachedException when a limit is reached; then nothing was counted
   */
  void request(Caller caller) {
    Plan plan = plans.of(caller.tenantId());
    take(caller, plan, Unit.REQUESTS, 1);
  }

  /**
   * Counts texts that are about to be answered; call it before they are.
   *
   * @throws LimitReachedException when a limit or the month's quota is reached; then nothing was
   *     counted
   */
  public void texts(Caller caller, int texts) {
    lines(caller, texts, 0);
  }

  /**
   * Counts lines of a stream. Those that are no texts are read all the same, so they count to the
   * rates; of the month's quota they take nothing.
   *
   * @param texts as {@link #texts}; may be 0
   * @param refused lines that are no texts
   * @throws LimitReachedException as {@link #texts} does
   */
  public void lines(Caller caller, int texts, int refused) {
    Plan plan = plans.of(caller.tenantId());
    if (texts > 0) {
      quota.admit(caller.tenantId(), plan, texts);
    }
    take(caller, plan, Unit.TEXTS, texts + refused);
  }

  /** Gives texts back to the rates that were counted and then refused. */
  public void giveBack(Caller caller, int texts) {
    Plan plan = plans.lastKnown(caller.tenantId());
    if (plan == null) {
      return;
    }
    Owned owned = owned(caller.tenantId(), plan.rates());
    synchronized (owned) {
      long now = clock.millis();
      limits(owned, caller, plan, now)
          .filter(limit -> limit.policy().unit() == Unit.TEXTS)
          .forEach(limit -> limit.bucket().give(texts, now));
    }
  }

  /** How a caller stands with all his limits; nothing is counted and nothing is read. */
  List<Standing> standings(Caller caller) {
    Plan plan = plans.lastKnown(caller.tenantId());
    if (plan == null) {
      return List.of();
    }
    List<Standing> standings = new ArrayList<>();
    Owned owned = owned(caller.tenantId(), plan.rates());
    synchronized (owned) {
      long now = clock.millis();
      limits(owned, caller, plan, now)
          .forEach(
              limit ->
                  standings.add(
                      new Standing(
                          limit.policy(),
                          limit.bucket().remaining(now),
                          Math.ceilDiv(
                              limit.bucket().millisecondsUntil(Integer.MAX_VALUE, now), 1000L))));
    }
    standings.addAll(quota.standings(caller.tenantId(), plan));
    return standings;
  }

  /** What is owed is not forgotten: a list that a limit let pass once is paid off first. */
  @Scheduled(every = "10m")
  void forgetIdle() {
    long now = clock.millis();
    long since = now - IDLE.toMillis();
    synchronized (owners) {
      owners
          .values()
          .removeIf(
              owned -> {
                synchronized (owned) {
                  owned.keys.values().removeIf(key -> key.isIdle(since, now));
                  return owned.keys.isEmpty() && owned.tenant.isIdle(since, now);
                }
              });
    }
  }

  private void take(Caller caller, Plan plan, Unit unit, int wanted) {
    Owned owned = owned(caller.tenantId(), plan.rates());
    synchronized (owned) {
      long now = clock.millis();
      List<Buckets.Limit> limits =
          limits(owned, caller, plan, now).filter(limit -> limit.policy().unit() == unit).toList();
      Buckets.@Nullable Limit slowest = null;
      long longest = 0;
      for (Buckets.Limit limit : limits) {
        long wait = limit.bucket().millisecondsUntil(wanted, now);
        if (wait > longest) {
          slowest = limit;
          longest = wait;
        }
      }
      if (slowest != null) {
        throw LimitReachedException.ofRate(slowest.policy(), longest);
      }
      limits.forEach(limit -> limit.bucket().take(wanted, now));
    }
  }

  private Owned owned(UUID tenantId, Rates rates) {
    synchronized (owners) {
      return owners.computeIfAbsent(
          tenantId, absent -> new Owned(new Buckets("tenant", rates, clock.millis())));
    }
  }

  private static Stream<Buckets.Limit> limits(Owned owned, Caller caller, Plan plan, long now) {
    owned.tenant.follow(plan.rates(), now);
    if (caller.rates().equals(Rates.UNLIMITED)) {
      owned.keys.remove(caller.id());
      return owned.tenant.all();
    }
    Buckets key =
        owned.keys.computeIfAbsent(caller.id(), absent -> new Buckets("key", caller.rates(), now));
    key.follow(caller.rates(), now);
    return Stream.concat(key.all(), owned.tenant.all());
  }
}
