package dev.attune.local.testing;

import dev.attune.local.CacheDirectory;
import dev.attune.local.LocalStackException;
import dev.attune.local.Secrets;
import dev.attune.local.keycloak.KeycloakDistribution;
import dev.attune.local.keycloak.KeycloakSecrets;
import dev.attune.local.keycloak.KeycloakServer;
import dev.attune.local.keycloak.KeycloakSettings;
import dev.attune.local.postgres.Databases;
import dev.attune.local.postgres.PostgresBinaries;
import dev.attune.local.postgres.PostgresServer;
import dev.attune.local.postgres.PostgresSettings;
import dev.attune.local.process.Lifetime;
import dev.attune.local.process.Ports;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A stack on free ports whose data nobody will miss. */
public final class TestStack implements AutoCloseable {
  static final String KEYCLOAK_PID = "keycloak.pid";

  private final Path directory;
  private final Lifetime lifetime;
  private final PostgresServer postgres;
  private StackDescription description;
  private Optional<KeycloakServer> keycloak = Optional.empty();

  private TestStack(Path directory, Lifetime lifetime) {
    this.directory = directory;
    this.lifetime = lifetime;
    Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
    for (DatabaseRole role : DatabaseRole.values()) {
      passwords.put(role, Secrets.generate());
    }
    KeycloakSecrets secrets =
        new KeycloakSecrets(Secrets.generate(), Secrets.generate(), Secrets.generate());
    this.postgres =
        PostgresServer.start(
            PostgresBinaries.unpack(CacheDirectory.ofUser()),
            new PostgresSettings(
                directory.resolve("postgresql"),
                Ports.pickFree(),
                required(passwords, DatabaseRole.SUPERUSER),
                false,
                lifetime,
                directory.resolve("postgresql.log")));
    this.description =
        new StackDescription("127.0.0.1:" + postgres.port(), passwords, Optional.empty(), secrets);
  }

  /** Starts PostgreSQL only. */
  public static TestStack start(Path directory, Lifetime lifetime) {
    return new TestStack(directory, lifetime);
  }

  /** Adds Keycloak, when it is not there yet. */
  public void startKeycloak() {
    if (keycloak.isPresent()) {
      return;
    }
    String password = Secrets.generate();
    Databases databases =
        new Databases(description.postgresHost(), description.password(DatabaseRole.SUPERUSER));
    databases.prepareOwned("keycloak", password);
    KeycloakSettings settings =
        new KeycloakSettings(
            Ports.pickFree(),
            databases.jdbcUrl("keycloak"),
            "keycloak",
            password,
            description.keycloakSecrets(),
            lifetime,
            directory.resolve("keycloak.log"),
            directory.resolve(KEYCLOAK_PID));
    keycloak =
        Optional.of(
            KeycloakServer.start(KeycloakDistribution.prepare(CacheDirectory.ofUser()), settings));
    description = description.withKeycloak(settings.baseUrl());
  }

  public StackDescription description() {
    return description;
  }

  public Path directory() {
    return directory;
  }

  @Override
  public void close() {
    keycloak.ifPresent(KeycloakServer::close);
    postgres.close();
  }

  private static String required(Map<DatabaseRole, String> passwords, DatabaseRole role) {
    String password = passwords.get(role);
    if (password == null) {
      throw new LocalStackException("There is no password for " + role + ".");
    }
    return password;
  }
}
