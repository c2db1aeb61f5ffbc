package dev.attune.text.base;

import dev.attune.text.tensor.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The size and hash a file had when it was installed.
 *
 * @param sha256 lower-case hexadecimal
 */
record FileRecord(long size, String sha256) {

  static FileRecord of(Path file) throws IOException {
    return new FileRecord(Files.size(file), Sha256.of(file));
  }

  /** One hash over several files: that of the list which {@code sha256sum} prints for them. */
  static String combinedHash(Map<String, FileRecord> files) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(files)
        .forEach(
            (name, file) -> lines.append(file.sha256()).append("  ").append(name).append('\n'));
    return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
