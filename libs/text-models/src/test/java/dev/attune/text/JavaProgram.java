package dev.attune.text;

import java.io.IOException;
import java.nio.file.Path;

/** Programs of the tests that run in processes of their own. */
public final class JavaProgram {
  private JavaProgram() {}

  /** Starts one, which is told a place; what it complains of stands beside what the tests do. */
  public static Process start(Class<?> program, Path place) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path", ""),
            program.getName(),
            place.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
