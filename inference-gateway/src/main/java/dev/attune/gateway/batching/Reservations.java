package dev.attune.gateway.batching;

import java.util.HashMap;
import java.util.Map;

/** The tokens of requests whose rows are being made. Guarded by the batcher's lock. */
final class Reservations {
  private final Map<Object, Integer> byTenant = new HashMap<>();
  private int tokens;

  /** Tokens of all tenants. */
  int tokens() {
    return tokens;
  }

  int tokensOf(Object tenant) {
    return byTenant.getOrDefault(tenant, 0);
  }

  void add(Object tenant, int reserved) {
    byTenant.merge(tenant, reserved, Integer::sum);
    tokens += reserved;
  }

  /** Ends one; returns the tokens that it still held. */
  int end(Reservation reservation) {
    int held = reservation.end();
    byTenant.computeIfPresent(
        reservation.tenant(), (tenant, all) -> all == held ? null : all - held);
    tokens -= held;
    return held;
  }
}
