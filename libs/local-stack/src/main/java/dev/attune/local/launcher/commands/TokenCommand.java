package dev.attune.local.launcher.commands;

import dev.attune.local.keycloak.KeycloakClient;
import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.PartStatus;
import dev.attune.local.launcher.status.StatusFile;
import java.util.Map;

/** {@code ./attune token ACCOUNT}: a bearer token and nothing else. */
public final class TokenCommand {
  private static final String DEMO_PASSWORD = "attune";

  private final Home home;
  private final Screen screen;

  public TokenCommand(Home home, Screen screen) {
    this.home = home;
    this.screen = screen;
  }

  /** The password is that of the demo accounts, unless {@code ATTUNE_PASSWORD} is set. */
  public void run(String account, Map<String, String> environment) {
    int port =
        new StatusFile(home.statusFile())
            .read()
            .flatMap(status -> status.part(Part.KEYCLOAK.id()))
            .map(PartStatus::port)
            .orElseGet(() -> Addresses.of(environment).port(Part.KEYCLOAK));
    KeycloakClient keycloak = new KeycloakClient("http://localhost:" + port);
    screen.line(
        keycloak.personToken(account, environment.getOrDefault("ATTUNE_PASSWORD", DEMO_PASSWORD)));
  }
}
