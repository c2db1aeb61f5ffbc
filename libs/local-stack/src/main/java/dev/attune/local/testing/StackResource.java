package dev.attune.local.testing;

import dev.attune.local.CacheDirectory;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a Quarkus test a database of its own and, when asked, Keycloak.
 *
 * <p>Arguments: {@code services} is {@code postgres} (the default) or {@code postgres,keycloak};
 * {@code role} is {@code api} (the default), {@code worker}, {@code gateway} or {@code owner}.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {
  private boolean keycloak;
  private DatabaseRole role = DatabaseRole.API;
  private @Nullable TestDatabase database;
  private @Nullable Path artifacts;

  @Override
  public void init(Map<String, String> arguments) {
    keycloak =
        List.of(arguments.getOrDefault("services", "postgres").split("\\s*,\\s*"))
            .contains("keycloak");
    role = DatabaseRole.named(arguments.getOrDefault("role", "api"));
  }

  @Override
  public Map<String, String> start() {
    TestDatabase created = TestDatabase.create();
    database = created;
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.datasource.jdbc.url", created.jdbcUrl());
    config.put("quarkus.datasource.username", role.user());
    config.put("quarkus.datasource.password", created.password(role));
    for (DatabaseRole each : DatabaseRole.values()) {
      config.put("attune.test.jdbc.url." + each.shortName(), created.jdbcUrl(each));
    }
    config.put("attune.artifacts.dir", artifactsDirectory().toString());
    if (keycloak) {
      config.putAll(keycloak(CurrentStack.withKeycloak()));
    }
    return config;
  }

  private static Map<String, String> keycloak(StackDescription stack) {
    String url = stack.keycloakUrl().orElseThrow();
    return Map.of(
        "quarkus.oidc.auth-server-url",
        url + "/realms/attune",
        "quarkus.keycloak.admin-client.server-url",
        url,
        "quarkus.keycloak.admin-client.realm",
        "attune",
        "quarkus.keycloak.admin-client.client-id",
        "attune-admin",
        "quarkus.keycloak.admin-client.client-secret",
        stack.keycloakSecrets().adminClient(),
        "quarkus.keycloak.admin-client.grant-type",
        "CLIENT_CREDENTIALS",
        "attune.test.keycloak.url",
        url,
        "attune.test.console-client-secret",
        stack.keycloakSecrets().consoleClient());
  }

  private Path artifactsDirectory() {
    try {
      Path directory = Files.createTempDirectory("attune-test-artifacts");
      artifacts = directory;
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
    if (artifacts != null) {
      try {
        CacheDirectory.delete(artifacts);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
