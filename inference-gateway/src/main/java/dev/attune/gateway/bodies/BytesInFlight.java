package dev.attune.gateway.bodies;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies are held by the requests that are being answered. */
@ApplicationScoped
public class BytesInFlight {
  private final long limit;
  private final AtomicLong held = new AtomicLong();

  BytesInFlight(BodiesConfig config, MeterRegistry registry) {
    this.limit = config.bytesInFlight().asLongValue();
    registry.gauge("attune.bodies.held", held);
  }

  /**
   * Holds some more.
   *
   * @throws TooManyBytesException when there is no room
   */
  void take(long bytes) {
    if (held.addAndGet(bytes) > limit) {
      held.addAndGet(-bytes);
      throw new TooManyBytesException();
    }
  }

  void give(long bytes) {
    held.addAndGet(-bytes);
  }
}
