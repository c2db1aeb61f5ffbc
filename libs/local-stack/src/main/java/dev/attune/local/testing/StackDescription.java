package dev.attune.local.testing;

import dev.attune.local.LocalStackException;
import dev.attune.local.keycloak.KeycloakSecrets;
import dev.attune.local.postgres.AttuneRoles;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A running stack, as a properties file tells it from one process to another.
 *
 * @param postgresHost host and port
 * @param passwords by role
 * @param keycloakUrl empty when the stack has no Keycloak
 */
public record StackDescription(
    String postgresHost,
    Map<DatabaseRole, String> passwords,
    Optional<String> keycloakUrl,
    KeycloakSecrets keycloakSecrets) {

  public StackDescription {
    passwords = Map.copyOf(passwords);
  }

  /** The password of a role. */
  public String password(DatabaseRole role) {
    String password = passwords.get(role);
    if (password == null) {
      throw new IllegalStateException("The stack has no password for " + role + ".");
    }
    return password;
  }

  public AttuneRoles roles() {
    return new AttuneRoles(
        passwords.entrySet().stream()
            .filter(entry -> entry.getKey() != DatabaseRole.SUPERUSER)
            .collect(Collectors.toMap(entry -> entry.getKey().user(), Map.Entry::getValue)));
  }

  StackDescription withKeycloak(String url) {
    return new StackDescription(postgresHost, passwords, Optional.of(url), keycloakSecrets);
  }

  /** Reads what {@link #write} wrote. */
  public static StackDescription read(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new LocalStackException("The test stack's description " + file + " is missing.", e);
    }
    Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
    for (DatabaseRole role : DatabaseRole.values()) {
      passwords.put(role, required(properties, "postgres.password." + role.shortName()));
    }
    return new StackDescription(
        required(properties, "postgres.host"),
        passwords,
        Optional.ofNullable(properties.getProperty("keycloak.url")),
        new KeycloakSecrets(
            required(properties, "keycloak.administrator.password"),
            required(properties, "keycloak.client.console.secret"),
            required(properties, "keycloak.client.admin.secret")));
  }

  /** Writes a file that only its owner can read. */
  public void write(Path file) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("postgres.host", postgresHost);
    passwords.forEach(
        (role, password) -> lines.put("postgres.password." + role.shortName(), password));
    keycloakUrl.ifPresent(url -> lines.put("keycloak.url", url));
    lines.put("keycloak.administrator.password", keycloakSecrets.administratorPassword());
    lines.put("keycloak.client.console.secret", keycloakSecrets.consoleClient());
    lines.put("keycloak.client.admin.secret", keycloakSecrets.adminClient());
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (Writer out = Files.newBufferedWriter(file)) {
        for (Map.Entry<String, String> line : lines.entrySet()) {
          out.write(line.getKey() + "=" + line.getValue() + "\n");
        }
      }
    } catch (IOException e) {
      throw new LocalStackException("Could not write " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private static String required(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new LocalStackException("The test stack's description has no " + name + ".");
    }
    return value;
  }
}
