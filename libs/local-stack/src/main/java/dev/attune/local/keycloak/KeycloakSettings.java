package dev.attune.local.keycloak;

import dev.attune.local.process.Lifetime;
import java.nio.file.Path;

/**
 * How one Keycloak server is run.
 *
 * @param port on 127.0.0.1; the issuer is {@code http://localhost:PORT/realms/attune}
 * @param jdbcUrl of a database that belongs to {@code databaseUser}
 * @param secrets of the clients and of the first administrator; the ones given at the first start
 *     count
 * @param log where the server writes
 * @param pidFile tells a later launcher which process this is
 */
public record KeycloakSettings(
    int port,
    String jdbcUrl,
    String databaseUser,
    String databasePassword,
    KeycloakSecrets secrets,
    Lifetime lifetime,
    Path log,
    Path pidFile) {

  public String baseUrl() {
    return "http://localhost:" + port;
  }

  public String realmUrl() {
    return baseUrl() + "/realms/attune";
  }
}
