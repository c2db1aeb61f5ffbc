package dev.attune.local.launcher.config;

import dev.attune.local.keycloak.KeycloakSecrets;
import dev.attune.local.postgres.AttuneRoles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What each service is told, as environment variables; each learns only what it needs. */
public final class ServiceEnvironment {
  private final Installation installation;

  public ServiceEnvironment(Installation installation) {
    this.installation = installation;
  }

  /** The variables of one of {@link Part#services()}. */
  public Map<String, String> of(Part service) {
    Map<String, String> variables = new HashMap<>();
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(addresses().port(service)));
    variables.put("ATTUNE_LOCAL", "true");
    switch (service) {
      case PLATFORM_API -> {
        putDatabase(variables, AttuneRoles.API);
        putData(variables);
        putSignIn(variables);
        putAdminClient(variables);
      }
      case TRAINING_WORKER -> {
        putDatabase(variables, AttuneRoles.WORKER);
        putData(variables);
        putLearning(variables);
      }
      case INFERENCE_GATEWAY -> {
        putDatabase(variables, AttuneRoles.GATEWAY);
        putData(variables);
        putLearning(variables);
        putSignIn(variables);
        variables.put("ATTUNE_METERING_JOURNAL", installation.home().usage().toString());
      }
      case CONSOLE -> putConsole(variables);
      case POSTGRESQL, KEYCLOAK -> throw new IllegalArgumentException(service.title());
    }
    return variables;
  }

  private Addresses addresses() {
    return installation.addresses();
  }

  private void putDatabase(Map<String, String> variables, String role) {
    int port = addresses().port(Part.POSTGRESQL);
    variables.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + port + "/attune");
    variables.put("QUARKUS_DATASOURCE_USERNAME", role);
    variables.put("QUARKUS_DATASOURCE_PASSWORD", installation.secrets().roles().password(role));
  }

  private void putData(Map<String, String> variables) {
    Home home = installation.home();
    variables.put("ATTUNE_MASTER_KEY_FILE", home.masterKey().toString());
    variables.put("ATTUNE_ARTIFACTS_DIR", home.artifacts().toString());
  }

  private void putLearning(Map<String, String> variables) {
    Path cache = installation.home().cache().root();
    variables.put("ATTUNE_BASE_MODELS_DIR", cache.resolve("base-models").toString());
    variables.put("DJL_CACHE_DIR", cache.resolve("djl").toString());
    variables.put("DJL_OFFLINE", "true");
    variables.put("OPT_OUT_TRACKING", "true");
    variables.put("GOMP_SPINCOUNT", "0");
  }

  private void putSignIn(Map<String, String> variables) {
    variables.put(
        "QUARKUS_OIDC_AUTH_SERVER_URL", addresses().url(Part.KEYCLOAK) + "/realms/attune");
  }

  private void putAdminClient(Map<String, String> variables) {
    KeycloakSecrets secrets = installation.secrets().keycloak();
    String prefix = "QUARKUS_KEYCLOAK_ADMIN_CLIENT_";
    variables.put(prefix + "SERVER_URL", addresses().url(Part.KEYCLOAK));
    variables.put(prefix + "REALM", "attune");
    variables.put(prefix + "CLIENT_ID", "attune-admin");
    variables.put(prefix + "CLIENT_SECRET", secrets.adminClient());
    variables.put(prefix + "GRANT_TYPE", "CLIENT_CREDENTIALS");
  }

  private void putConsole(Map<String, String> variables) {
    putSignIn(variables);
    variables.put("QUARKUS_OIDC_CLIENT_ID", "attune-console");
    variables.put(
        "QUARKUS_OIDC_CREDENTIALS_SECRET", installation.secrets().keycloak().consoleClient());
    variables.put(
        "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET",
        installation.secrets().consoleSession());
    variables.put("ATTUNE_API_URL", addresses().url(Part.PLATFORM_API));
    variables.put("ATTUNE_GATEWAY_URL", addresses().url(Part.INFERENCE_GATEWAY));
  }
}
