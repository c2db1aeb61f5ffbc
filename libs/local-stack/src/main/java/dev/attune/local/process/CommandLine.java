package dev.attune.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The words that a process was started with. */
public final class CommandLine {
  private CommandLine() {}

  /**
   * All of them, also where they are longer than the page that {@link ProcessHandle.Info} reads;
   * none when the process has ended.
   */
  public static List<String> of(ProcessHandle process) {
    Path words = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      return List.of(new String(Files.readAllBytes(words), UTF_8).split("\0"));
    } catch (IOException e) {
      return List.of();
    }
  }
}
