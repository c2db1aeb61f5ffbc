package dev.attune.local.keycloak;

/**
 * What Keycloak and its clients know and nobody else.
 *
 * @param administratorPassword of {@code admin} in Keycloak's own administration console
 * @param consoleClient secret of the client {@code attune-console}
 * @param adminClient secret of the client {@code attune-admin}
 */
public record KeycloakSecrets(
    String administratorPassword, String consoleClient, String adminClient) {
  @Override
  public String toString() {
    return "KeycloakSecrets[]";
  }
}
