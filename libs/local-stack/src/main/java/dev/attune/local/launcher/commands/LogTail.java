package dev.attune.local.launcher.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
final class LogTail {
  private static final int BYTES = 16 * 1024;

  private LogTail() {}

  /** At most the last {@code lines} lines; none when there is no such file. */
  static List<String> of(Path file, int lines) {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, log.length() - BYTES);
      byte[] end = new byte[(int) (log.length() - from)];
      log.seek(from);
      log.readFully(end);
      List<String> all = new String(end, UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
