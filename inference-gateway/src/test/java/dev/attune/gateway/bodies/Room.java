package dev.attune.gateway.bodies;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.UUID;

/** So many bytes that may be held, for tests of other features that run without a gateway. */
public final class Room {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final BytesInFlight inFlight;

  private record Config(MemorySize bytesInFlight, MemorySize bytesInFlightPerTenant)
      implements BodiesConfig {}

  /** Has room for that many. */
  public Room(long bytes) {
    MemorySize size = new MemorySize(BigInteger.valueOf(bytes));
    inFlight = new BytesInFlight(new Config(size, size), registry);
  }

  /** What a stream of some tenant holds. */
  public Holding holding() {
    return new Holding(inFlight, UUID.randomUUID());
  }

  /** How many are held. */
  public double held() {
    return registry.get("attune.bodies.held").gauge().value();
  }
}
