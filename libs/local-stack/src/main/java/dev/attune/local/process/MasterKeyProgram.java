package dev.attune.local.process;

import dev.attune.local.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the key that wraps every tenant's key, and without which no text can be read again. The
 * program belongs to the module that owns the file's format and lies among each service's
 * libraries.
 */
public final class MasterKeyProgram {
  private static final String MAIN = "dev.attune.data.crypto.GenerateMasterKey";

  private MasterKeyProgram() {}

  /**
   * Makes a key.
   *
   * @param service folder of a packaged service
   * @param key file to make, which must not exist yet
   * @param log file for what the program says
   * @throws LocalStackException if no key was made
   */
  public static void run(Path service, Path key, Path log) {
    Path libraries = service.resolve("lib");
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                libraries.resolve("main/*") + ":" + libraries.resolve("boot/*"),
                MAIN,
                key.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    try {
      int status = program.start().waitFor();
      if (status != 0 || !Files.exists(key)) {
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
