package dev.attune.gateway.health;

import dev.attune.gateway.engine.Engines;
import dev.attune.gateway.notify.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Ready once every base model is open that was there at the start and opens, and the database has
 * answered. A database that goes away later does not make the gateway unready: known keys and
 * models go on being served.
 */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
  private final Engines engines;
  private final Notifications notifications;

  Readiness(Engines engines, Notifications notifications) {
    this.engines = engines;
    this.notifications = notifications;
  }

  @Override
  public HealthCheckResponse call() {
    boolean open = engines.ready();
    boolean reached = notifications.databaseReached();
    return HealthCheckResponse.named("inference-gateway")
        .withData("baseModelsOpen", open)
        .withData("databaseReached", reached)
        .status(open && reached)
        .build();
  }
}
