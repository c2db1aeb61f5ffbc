package dev.attune.evaluation.serving;

import java.io.IOException;
import java.nio.file.Path;

/** A master key for the gateway that is measured. */
final class MasterKeyFile {
  private static final String GENERATOR = "dev.attune.data.crypto.GenerateMasterKey";

  private MasterKeyFile() {}

  /**
   * Makes one with the program of the module that owns its format.
   *
   * @param application folder of the packaged gateway
   * @param file which must not exist yet
   */
  static void make(Path application, Path file) throws IOException, InterruptedException {
    Path libraries = application.resolve("lib");
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                libraries.resolve("main/*") + ":" + libraries.resolve("boot/*"),
                GENERATOR,
                file.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("no master key could be made for the gateway");
    }
  }
}
