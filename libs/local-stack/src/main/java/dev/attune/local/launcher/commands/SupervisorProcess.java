package dev.attune.local.launcher.commands;

import dev.attune.local.LocalStackException;
import dev.attune.local.keycloak.KeycloakArchive;
import dev.attune.local.launcher.Main;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.process.CommandLine;
import dev.attune.local.process.Lifetime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/** Starts the supervisor so that it survives the terminal, and finds it again. */
final class SupervisorProcess {
  private static final String COMMAND = "supervise";

  private SupervisorProcess() {}

  /** Those of this checkout that run, whatever the status says: their command lines tell. */
  static List<ProcessHandle> running(Home home) {
    return home.marker().processes().stream().filter(SupervisorProcess::isSupervisor).toList();
  }

  private static boolean isSupervisor(ProcessHandle process) {
    List<String> words = CommandLine.of(process);
    List<String> last = words.subList(Math.max(0, words.size() - 2), words.size());
    return last.equals(List.of(Main.class.getName(), COMMAND));
  }

  /** Its log is kept from start to start; a line with the time says where this one begins. */
  static Process start(Home home, Addresses addresses) {
    Path log = home.supervisorLog();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dattune.home=" + home.checkout(),
            "-D"
                + KeycloakArchive.DIRECTORY
                + "="
                + System.getProperty(KeycloakArchive.DIRECTORY, ""),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            COMMAND);
    ProcessBuilder builder =
        new ProcessBuilder(Lifetime.DETACHED.apply(command))
            .directory(home.state().toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(addresses.environment());
    home.marker().mark(builder);
    try {
      Files.writeString(
          log,
          Instant.now() + " The supervisor is started.\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return builder.start();
    } catch (IOException e) {
      throw new LocalStackException("Could not start the supervisor: " + e.getMessage(), e);
    }
  }
}
