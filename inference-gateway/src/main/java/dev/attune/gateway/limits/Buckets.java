package dev.attune.gateway.limits;

import dev.attune.gateway.access.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The buckets of a key or a tenant. Guarded by its owner. */
final class Buckets {
  /** A limit and how much of it is left. */
  record Limit(Policy policy, TokenBucket bucket) {}

  private final String owner;
  private Rates rates;
  private List<Limit> limits;
  private long usedAt;

  Buckets(String owner, Rates rates, long now) {
    this.owner = owner;
    this.rates = rates;
    this.limits = limits(rates, now);
    this.usedAt = now;
  }

  /** Goes by other rates from now on, with full buckets where they differ. */
  void follow(Rates current, long now) {
    usedAt = now;
    if (!rates.equals(current)) {
      rates = current;
      limits = limits(current, now);
    }
  }

  Stream<Limit> all() {
    return limits.stream();
  }

  /** Whether new ones would do as well: they are full, and nobody has asked since that time. */
  boolean isIdle(long since, long now) {
    return usedAt < since && limits.stream().allMatch(limit -> limit.bucket().isFull(now));
  }

  private List<Limit> limits(Rates current, long now) {
    List<Limit> made = new ArrayList<>();
    add(made, Unit.REQUESTS, current.requestsPerSecond(), "second", 1, now);
    add(made, Unit.REQUESTS, current.requestsPerMinute(), "minute", 60, now);
    add(made, Unit.TEXTS, current.textsPerSecond(), "second", 1, now);
    add(made, Unit.TEXTS, current.textsPerMinute(), "minute", 60, now);
    return List.copyOf(made);
  }

  private void add(
      List<Limit> made, Unit unit, @Nullable Integer quota, String window, int seconds, long now) {
    if (quota != null) {
      made.add(
          new Limit(
              new Policy(owner, unit, quota, window, seconds),
              new TokenBucket(quota, seconds, now)));
    }
  }
}
