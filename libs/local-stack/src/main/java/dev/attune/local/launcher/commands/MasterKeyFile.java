package dev.attune.local.launcher.commands;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The key that wraps every tenant's key. Without it no text can be read again. */
final class MasterKeyFile {
  private static final String GENERATOR = "dev.attune.data.crypto.GenerateMasterKey";

  private MasterKeyFile() {}

  /** Makes the key with the program of the module that owns its format, unless it is there. */
  static void ensure(Home home) {
    if (Files.exists(home.masterKey())) {
      return;
    }
    Path libraries = home.program(Part.PLATFORM_API.id()).resolve("lib");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            libraries.resolve("main/*") + ":" + libraries.resolve("boot/*"),
            GENERATOR,
            home.masterKey().toString());
    Path log = home.log("master-key");
    try {
      int status =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (status != 0 || !Files.exists(home.masterKey())) {
        throw new LocalStackException("The master key could not be made; see " + log + ".");
      }
    } catch (IOException e) {
      throw new LocalStackException("The master key could not be made: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The master key could not be made: interrupted.", e);
    }
  }
}
