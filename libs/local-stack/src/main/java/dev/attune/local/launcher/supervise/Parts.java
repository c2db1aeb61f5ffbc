package dev.attune.local.launcher.supervise;

import dev.attune.local.keycloak.KeycloakDistribution;
import dev.attune.local.keycloak.KeycloakServer;
import dev.attune.local.keycloak.KeycloakSettings;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Installation;
import dev.attune.local.launcher.config.LocalSecrets;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.State;
import dev.attune.local.launcher.status.StatusBoard;
import dev.attune.local.postgres.Databases;
import dev.attune.local.postgres.PostgresBinaries;
import dev.attune.local.postgres.PostgresServer;
import dev.attune.local.postgres.PostgresSettings;
import dev.attune.local.process.Lifetime;
import dev.attune.local.process.RunningServer;
import java.util.function.Supplier;

/** Knows how each part is started. */
final class Parts {
  private final Installation installation;
  private final StatusBoard board;

  Parts(Installation installation, StatusBoard board) {
    this.installation = installation;
    this.board = board;
  }

  Supplier<RunningServer> starter(Part part) {
    return switch (part) {
      case POSTGRESQL -> this::postgresql;
      case KEYCLOAK -> this::keycloak;
      case PLATFORM_API, TRAINING_WORKER, INFERENCE_GATEWAY, CONSOLE ->
          () -> ServiceServer.start(installation, part);
    };
  }

  /** Creates the databases where missing and applies the migrations that are new. */
  void prepareDatabases() {
    LocalSecrets secrets = installation.secrets();
    databases().prepareAttune("attune", secrets.roles());
    databases().prepareOwned("keycloak", secrets.keycloakDatabase());
  }

  private Databases databases() {
    int port = installation.addresses().port(Part.POSTGRESQL);
    return new Databases("127.0.0.1:" + port, installation.secrets().postgresSuperuser());
  }

  private RunningServer postgresql() {
    Home home = installation.home();
    return PostgresServer.start(
        PostgresBinaries.unpack(home.cache()),
        new PostgresSettings(
            home.databaseFiles(),
            installation.addresses().port(Part.POSTGRESQL),
            installation.secrets().postgresSuperuser(),
            true,
            Lifetime.DETACHED,
            home.log(Part.POSTGRESQL.id())));
  }

  private RunningServer keycloak() {
    Home home = installation.home();
    if (!KeycloakDistribution.isPrepared(home.cache())) {
      board.part(Part.KEYCLOAK, State.STARTING, null, "being unpacked and built, once");
    }
    KeycloakDistribution distribution = KeycloakDistribution.prepare(home.cache());
    KeycloakServer.stopOrphan(home.keycloakPidFile());
    return KeycloakServer.start(
        distribution,
        new KeycloakSettings(
            installation.addresses().port(Part.KEYCLOAK),
            databases().jdbcUrl("keycloak"),
            "keycloak",
            installation.secrets().keycloakDatabase(),
            installation.secrets().keycloak(),
            Lifetime.DETACHED,
            home.log(Part.KEYCLOAK.id()),
            home.keycloakPidFile()));
  }
}
