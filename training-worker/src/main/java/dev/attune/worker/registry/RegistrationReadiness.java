package dev.attune.worker.registry;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when base models and methods are registered; the datasource has a check of its own. */
@Readiness
@ApplicationScoped
class RegistrationReadiness implements HealthCheck {
  private final Registration registration;

  RegistrationReadiness(Registration registration) {
    this.registration = registration;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("registration").status(registration.isDone()).build();
  }
}
