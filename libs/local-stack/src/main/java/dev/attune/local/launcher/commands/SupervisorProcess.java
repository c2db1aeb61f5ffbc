package dev.attune.local.launcher.commands;

import dev.attune.local.LocalStackException;
import dev.attune.local.keycloak.KeycloakArchive;
import dev.attune.local.launcher.Main;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.process.Lifetime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the supervisor so that it survives the terminal. */
final class SupervisorProcess {
  private SupervisorProcess() {}

  static Process start(Home home, Addresses addresses) {
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
            "supervise");
    ProcessBuilder builder =
        new ProcessBuilder(Lifetime.DETACHED.apply(command))
            .directory(home.state().toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(home.log("supervisor").toFile());
    builder.environment().putAll(addresses.environment());
    home.marker().mark(builder);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new LocalStackException("Could not start the supervisor: " + e.getMessage(), e);
    }
  }
}
