package dev.attune.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** What requests hold of the bytes that all of them may, as the gateway's metrics tell. */
@ApplicationScoped
public class HeldBytes {
  @Inject MeterRegistry registry;

  /** How many at the moment. */
  public double now() {
    return registry.get("attune.bodies.held").gauge().value();
  }

  /** Waits until there are so many. */
  public void awaitAtLeast(double bytes) {
    patiently().until(() -> now() >= bytes);
  }

  /** Waits until all are given back. */
  public void awaitNone() {
    patiently().until(() -> now() == 0);
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(20));
  }
}
