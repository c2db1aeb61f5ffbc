package dev.attune.local.launcher.config;

import dev.attune.local.LocalStackException;
import dev.attune.local.Secrets;
import dev.attune.local.keycloak.KeycloakSecrets;
import dev.attune.local.postgres.AttuneRoles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Passwords and client secrets of this checkout: made once, kept in a file that only its owner can
 * read, and handed to processes by environment alone.
 */
public final class LocalSecrets {
  private static final List<String> NAMES =
      List.of(
          "postgres",
          "keycloak.database",
          "keycloak.administrator",
          "client.console",
          "client.admin",
          "console.session",
          AttuneRoles.OWNER,
          AttuneRoles.API,
          AttuneRoles.WORKER,
          AttuneRoles.GATEWAY);

  private final Map<String, String> values;

  private LocalSecrets(Map<String, String> values) {
    this.values = values;
  }

  /** Reads the secrets, after making those that do not exist yet. */
  public static LocalSecrets of(Home home) {
    Path file = home.secrets().resolve("stack.properties");
    try {
      Map<String, String> values = read(file);
      if (!values.keySet().containsAll(NAMES)) {
        NAMES.forEach(name -> values.computeIfAbsent(name, missing -> Secrets.generate()));
        OwnerOnly.write(
            file,
            values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining()));
      }
      return new LocalSecrets(values);
    } catch (IOException e) {
      throw new LocalStackException("Cannot read or write " + file + ".", e);
    }
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        properties.load(in);
      }
    }
    Map<String, String> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return values;
  }

  private String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("There is no secret " + name + ".");
    }
    return value;
  }

  public String postgresSuperuser() {
    return get("postgres");
  }

  public String keycloakDatabase() {
    return get("keycloak.database");
  }

  public KeycloakSecrets keycloak() {
    return new KeycloakSecrets(
        get("keycloak.administrator"), get("client.console"), get("client.admin"));
  }

  /** The key with which the console encrypts its session cookies. */
  public String consoleSession() {
    return get("console.session");
  }

  public AttuneRoles roles() {
    return new AttuneRoles(
        List.of(AttuneRoles.OWNER, AttuneRoles.API, AttuneRoles.WORKER, AttuneRoles.GATEWAY)
            .stream()
            .collect(Collectors.toMap(Function.identity(), this::get)));
  }
}
