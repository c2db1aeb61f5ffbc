package dev.attune.evaluation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a measurement was made on. */
public final class Machine {
  private Machine() {}

  /** Processor and its number of threads. */
  public static String description() {
    int threads = Runtime.getRuntime().availableProcessors();
    return "%d %s of %s".formatted(threads, threads == 1 ? "thread" : "threads", processor());
  }

  private static String processor() {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
    } catch (IOException e) {
      return System.getProperty("os.arch", "an unknown processor");
    }
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse(System.getProperty("os.arch", "an unknown processor"));
  }
}
