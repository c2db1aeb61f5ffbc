package dev.attune.worker.queue;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Fails when a consumer is stuck, so that whoever runs the process restarts it. */
@Liveness
@ApplicationScoped
class ConsumersLiveness implements HealthCheck {
  private final Consumers consumers;

  ConsumersLiveness(Consumers consumers) {
    this.consumers = consumers;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("consumers").status(consumers.alive()).build();
  }
}
