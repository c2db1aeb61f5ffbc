package dev.attune.gateway.bodies;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies are held by the requests that are being answered. All of them together
 * may hold so many, and those of one tenant a part of it, so that a tenant whose bodies are large
 * or slow leaves room for others.
 */
@ApplicationScoped
public class BytesInFlight {
  private final long limit;
  private final long limitPerTenant;
  private final AtomicLong held = new AtomicLong();
  // Guarded by this:
  private final Map<UUID, Long> byTenant = new HashMap<>();

  BytesInFlight(BodiesConfig config, MeterRegistry registry) {
    this.limit = config.bytesInFlight().asLongValue();
    this.limitPerTenant = config.bytesInFlightPerTenant().asLongValue();
    registry.gauge("attune.bodies.held", held);
  }

  /**
   * Holds some more. A request that is the only one of its tenant to hold anything may hold more
   * than a tenant's part.
   *
   * @param own what the request holds already
   * @throws TooManyBytesException when there is no room
   */
  synchronized void take(UUID tenantId, long own, long bytes) {
    long ofTenant = byTenant.getOrDefault(tenantId, 0L);
    if (ofTenant > own && ofTenant + bytes > limitPerTenant) {
      throw TooManyBytesException.tenant();
    }
    if (held.get() + bytes > limit) {
      throw TooManyBytesException.everybody();
    }
    byTenant.put(tenantId, ofTenant + bytes);
    held.addAndGet(bytes);
  }

  synchronized void give(UUID tenantId, long bytes) {
    byTenant.computeIfPresent(tenantId, (id, all) -> all == bytes ? null : all - bytes);
    held.addAndGet(-bytes);
  }
}
