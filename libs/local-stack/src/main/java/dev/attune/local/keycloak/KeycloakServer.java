package dev.attune.local.keycloak;

import dev.attune.local.LocalStackException;
import dev.attune.local.process.HttpProbe;
import dev.attune.local.process.ProcessIdentity;
import dev.attune.local.process.Readiness;
import dev.attune.local.process.RunningServer;
import dev.attune.local.process.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running Keycloak server with the realm {@code attune}. */
public final class KeycloakServer implements RunningServer {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final Duration SHUTDOWN = Duration.ofSeconds(20);

  private final KeycloakSettings settings;
  private final Process process;

  private KeycloakServer(KeycloakSettings settings, Process process) {
    this.settings = settings;
    this.process = process;
  }

  /** Starts the server and returns once the realm answers. */
  public static KeycloakServer start(KeycloakDistribution distribution, KeycloakSettings settings) {
    KeycloakServer server = new KeycloakServer(settings, launch(distribution, settings));
    server.writePidFile();
    server.awaitReady();
    KeycloakClient client = new KeycloakClient(settings.baseUrl());
    client.signInOnOnePage(client.adminToken(settings.secrets().adminClient()));
    return server;
  }

  private static Process launch(KeycloakDistribution distribution, KeycloakSettings settings) {
    List<String> command =
        javaCommand(distribution.home(), "384m", List.of("start", "--optimized", "--import-realm"));
    ProcessBuilder builder =
        new ProcessBuilder(settings.lifetime().apply(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
    builder.environment().putAll(environment(settings));
    try {
      Files.createDirectories(settings.log().toAbsolutePath().getParent());
      return builder.start();
    } catch (IOException e) {
      throw new LocalStackException("Could not start Keycloak: " + e.getMessage() + ".", e);
    }
  }

  private void writePidFile() {
    try {
      Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
      if (identity.isPresent()) {
        identity.get().write(settings.pidFile());
      }
    } catch (IOException e) {
      close();
      throw new LocalStackException("Could not write " + settings.pidFile() + ".", e);
    }
  }

  /** Stops the server that a pid file names; false when it does not run any more. */
  public static boolean stopOrphan(Path pidFile) {
    try {
      Optional<ProcessHandle> running =
          ProcessIdentity.read(pidFile).flatMap(ProcessIdentity::handle);
      running.ifPresent(keycloak -> Termination.stop(keycloak, SHUTDOWN));
      return running.isPresent();
    } catch (IOException e) {
      throw new LocalStackException("Could not read " + pidFile + ".", e);
    }
  }

  private static Map<String, String> environment(KeycloakSettings settings) {
    return Map.ofEntries(
        Map.entry("KC_DB_URL", settings.jdbcUrl()),
        Map.entry("KC_DB_USERNAME", settings.databaseUser()),
        Map.entry("KC_DB_PASSWORD", settings.databasePassword()),
        Map.entry("KC_DB_POOL_INITIAL_SIZE", "1"),
        Map.entry("KC_DB_POOL_MAX_SIZE", "20"),
        Map.entry("KC_CACHE", "local"),
        Map.entry("KC_HTTP_ENABLED", "true"),
        Map.entry("KC_HTTP_HOST", "127.0.0.1"),
        Map.entry("KC_HTTP_PORT", Integer.toString(settings.port())),
        Map.entry("KC_HOSTNAME", settings.baseUrl()),
        Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", "admin"),
        Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.secrets().administratorPassword()),
        Map.entry("ATTUNE_CONSOLE_CLIENT_SECRET", settings.secrets().consoleClient()),
        Map.entry("ATTUNE_ADMIN_CLIENT_SECRET", settings.secrets().adminClient()));
  }

  /** What {@code kc.sh} runs, without the shell in between: one process, and its number is ours. */
  static List<String> javaCommand(Path home, String heap, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx" + heap,
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.addAll(arguments);
    return command;
  }

  private void awaitReady() {
    try (HttpProbe probe = new HttpProbe(settings.port(), "/realms/attune")) {
      Readiness.await(this, "Keycloak", settings.log(), START_LIMIT, probe::succeeds);
    }
  }

  public KeycloakSettings settings() {
    return settings;
  }

  @Override
  public Process process() {
    return process;
  }

  @Override
  public void close() {
    process.toHandle().descendants().forEach(child -> Termination.stop(child, SHUTDOWN));
    Termination.stop(process.toHandle(), SHUTDOWN);
  }
}
