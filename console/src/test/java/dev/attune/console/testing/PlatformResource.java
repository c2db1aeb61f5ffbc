package dev.attune.console.testing;

import dev.attune.local.CacheDirectory;
import dev.attune.local.process.MasterKeyProgram;
import dev.attune.local.testing.CurrentStack;
import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.StackDescription;
import dev.attune.local.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts everything behind the console for real: database, Keycloak, platform-api, worker and
 * gateway.
 */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {

  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx768m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

  private final List<ServiceProcess> services = new ArrayList<>();
  private @Nullable TestDatabase database;
  private @Nullable Path files;

  @Override
  public Map<String, String> start() {
    var stack = CurrentStack.withKeycloak();
    var tables = TestDatabase.create();
    database = tables;
    var realm = stack.keycloakUrl().orElseThrow() + "/realms/attune";
    var shared = sharedFiles();
    var api = service("platform-api", with(shared, tables, DatabaseRole.API, signIn(stack)));
    service("training-worker", with(shared, tables, DatabaseRole.WORKER, Map.of()));
    var gateway =
        service("inference-gateway", with(shared, tables, DatabaseRole.GATEWAY, signIn(stack)));
    return Map.of(
        "quarkus.oidc.auth-server-url", realm,
        "quarkus.oidc.credentials.secret", stack.keycloakSecrets().consoleClient(),
        "attune.api.url", api.url(),
        "attune.gateway.url", gateway.url());
  }

  @Override
  public void stop() {
    services.reversed().forEach(ServiceProcess::close);
    if (database != null) {
      database.close();
    }
    if (files != null) {
      try {
        CacheDirectory.delete(files);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ServiceProcess service(String module, Map<String, String> environment) {
    var service = ServiceProcess.start(module, JVM, environment, Path.of("target"));
    services.add(service);
    return service;
  }

  private Map<String, String> sharedFiles() {
    try {
      var directory = Files.createTempDirectory("attune-test-platform");
      files = directory;
      var artifacts = Files.createDirectory(directory.resolve("artifacts"));
      var cache = CacheDirectory.ofUser().root();
      return Map.of(
          "ATTUNE_MASTER_KEY_FILE", masterKey(directory).toString(),
          "ATTUNE_ARTIFACTS_DIR", artifacts.toString(),
          "ATTUNE_BASE_MODELS_DIR", cache.resolve("base-models").toString(),
          "DJL_CACHE_DIR", cache.resolve("djl").toString(),
          "DJL_OFFLINE", "true",
          "OPT_OUT_TRACKING", "true",
          "GOMP_SPINCOUNT", "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path masterKey(Path directory) {
    var key = directory.resolve("master-key.json");
    MasterKeyProgram.run(
        ServiceProcess.program("platform-api").resolve("..").normalize(),
        key,
        directory.resolve("key.log"));
    return key;
  }

  private static Map<String, String> with(
      Map<String, String> shared,
      TestDatabase database,
      DatabaseRole role,
      Map<String, String> more) {
    var environment = new HashMap<>(shared);
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", role.user());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password(role));
    environment.putAll(more);
    return environment;
  }

  private static Map<String, String> signIn(StackDescription stack) {
    var url = stack.keycloakUrl().orElseThrow();
    return Map.of(
        "QUARKUS_OIDC_AUTH_SERVER_URL",
        url + "/realms/attune",
        "QUARKUS_KEYCLOAK_ADMIN_CLIENT_SERVER_URL",
        url,
        "QUARKUS_KEYCLOAK_ADMIN_CLIENT_REALM",
        "attune",
        "QUARKUS_KEYCLOAK_ADMIN_CLIENT_CLIENT_ID",
        "attune-admin",
        "QUARKUS_KEYCLOAK_ADMIN_CLIENT_CLIENT_SECRET",
        stack.keycloakSecrets().adminClient(),
        "QUARKUS_KEYCLOAK_ADMIN_CLIENT_GRANT_TYPE",
        "CLIENT_CREDENTIALS");
  }
}
