package dev.attune.gateway.bodies;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.UUID;

/** So many bytes that may be held, for tests of other features that run without a gateway. */
public final class Room {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final BytesInFlight inFlight;
  private final UUID tenant = UUID.randomUUID();

  private record Config(MemorySize bytesInFlight, MemorySize bytesInFlightPerTenant)
      implements BodiesConfig {}

  /** Has room for that many. */
  public Room(long bytes) {
    this(bytes, bytes);
  }

  /** Has room for that many, and for fewer of a tenant. */
  Room(long bytes, long bytesPerTenant) {
    inFlight = new BytesInFlight(new Config(size(bytes), size(bytesPerTenant)), registry);
  }

  private static MemorySize size(long bytes) {
    return new MemorySize(BigInteger.valueOf(bytes));
  }

  /** What a stream of the tenant holds. */
  public Holding holding() {
    return new Holding(inFlight, tenant, 0);
  }

  /** What a request of the tenant holds beside another holding of its own. */
  Holding beside(Holding own) {
    return new Holding(inFlight, tenant, own.held());
  }

  /** How many are held. */
  public double held() {
    return registry.get("attune.bodies.held").gauge().value();
  }
}
