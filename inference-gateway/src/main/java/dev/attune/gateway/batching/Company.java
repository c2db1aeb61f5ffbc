package dev.attune.gateway.batching;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;

/**
 * The tenants with short lines that were served lately. Where somebody comes again and again, runs
 * of long lines beside him are kept short, so that he never waits for much. Guarded by the
 * batcher's lock.
 */
final class Company {
  private static final long LATELY_NANOS = Duration.ofSeconds(2).toNanos();

  /** The latest last. */
  private final LinkedHashMap<Object, Long> servedNanos = new LinkedHashMap<>();

  void served(Object tenant, long nowNanos) {
    servedNanos.putLast(tenant, nowNanos);
    while (nowNanos - servedNanos.firstEntry().getValue() > LATELY_NANOS) {
      servedNanos.pollFirstEntry();
    }
  }

  /** Whether anybody but some tenants was served lately. */
  boolean besides(Set<Object> tenants, long nowNanos) {
    for (var latest : servedNanos.sequencedEntrySet().reversed()) {
      if (nowNanos - latest.getValue() > LATELY_NANOS) {
        return false;
      }
      if (!tenants.contains(latest.getKey())) {
        return true;
      }
    }
    return false;
  }
}
