package dev.attune.gateway.notify;

import dev.attune.data.notify.Hearing;
import dev.attune.data.notify.PostgresListener;
import dev.attune.gateway.access.ApiKeys;
import dev.attune.gateway.limits.Plans;
import dev.attune.gateway.models.ServedModels;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Passes notifications on to those who keep what they are about. */
@ApplicationScoped
public class Notifications {
  private final PostgresListener.Login login;
  private final ApiKeys keys;
  private final Plans plans;
  private final ServedModels models;
  private final Hearing hearing;
  private volatile boolean databaseReached;
  private @Nullable PostgresListener listener;

  Notifications(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String username,
      @ConfigProperty(name = "quarkus.datasource.password") String password,
      ApiKeys keys,
      Plans plans,
      ServedModels models,
      Hearing hearing) {
    this.login = new PostgresListener.Login(url, username, password);
    this.keys = keys;
    this.plans = plans;
    this.models = models;
    this.hearing = hearing;
  }

  /** Whether the database answered at least once since the start. */
  public boolean databaseReached() {
    return databaseReached;
  }

  void start(@Observes StartupEvent event) {
    listener =
        new PostgresListener(
            login,
            Map.of(
                "attune_api_key",
                keys::forget,
                "attune_deployment",
                this::deploymentChanged,
                "attune_limits",
                plans::changed),
            this::connected,
            hearing);
  }

  void stop(@Observes ShutdownEvent event) {
    if (listener != null) {
      listener.close();
    }
  }

  private void connected() {
    databaseReached = true;
    models.refreshAll();
  }

  /** The payload is {@code <tenant id>/<model id>}. */
  private void deploymentChanged(String payload) {
    int slash = payload.indexOf('/');
    models.deploymentChanged(
        UUID.fromString(payload.substring(0, slash)),
        UUID.fromString(payload.substring(slash + 1)));
  }
}
