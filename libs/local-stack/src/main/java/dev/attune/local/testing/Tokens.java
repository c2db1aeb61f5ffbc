package dev.attune.local.testing;

import dev.attune.local.keycloak.KeycloakClient;
import java.util.UUID;

/** Bearer tokens of people, from the real Keycloak of the test stack. */
public final class Tokens {
  /** The password of every demo account and of every person made here. */
  public static final String PASSWORD = "attune";

  private Tokens() {}

  /** An access token of an account that exists, such as {@code owner@demo.example}. */
  public static String of(String account) {
    return client(CurrentStack.withKeycloak()).personToken(account, PASSWORD);
  }

  /** Creates a person with this address, in no tenant, and returns an access token of theirs. */
  public static String newUser(String email) {
    StackDescription stack = CurrentStack.withKeycloak();
    KeycloakClient client = client(stack);
    client.createPerson(client.adminToken(stack.keycloakSecrets().adminClient()), email, PASSWORD);
    return client.personToken(email, PASSWORD);
  }

  /** Creates a person with a random address, in no tenant. */
  public static TestUser newUser() {
    String email = "person-" + UUID.randomUUID() + "@test.example";
    return new TestUser(email, newUser(email));
  }

  private static KeycloakClient client(StackDescription stack) {
    return new KeycloakClient(stack.keycloakUrl().orElseThrow());
  }
}
