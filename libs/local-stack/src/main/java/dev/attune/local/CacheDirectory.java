package dev.attune.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where unpacked distributions live: {@code $XDG_CACHE_HOME/attune}, else {@code ~/.cache/attune}.
 * An entry is filled by one process at a time and counts only once it is complete.
 */
public final class CacheDirectory {
  private static final String COMPLETE = ".complete";

  private final Path root;

  public CacheDirectory(Path root) {
    this.root = root;
  }

  public static CacheDirectory ofUser() {
    Map<String, String> environment = System.getenv();
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base = configured.isBlank() ? Path.of(home, ".cache") : Path.of(configured);
    return new CacheDirectory(base.resolve("attune"));
  }

  public Path root() {
    return root;
  }

  public boolean isComplete(String entry) {
    return Files.exists(root.resolve(entry).resolve(COMPLETE));
  }

  /** Returns the directory of an entry, after filling it when nobody has done so yet. */
  public Path entry(String name, Filling filling) {
    Path directory = root.resolve(name);
    if (isComplete(name)) {
      return directory;
    }
    try {
      Files.createDirectories(directory.toAbsolutePath().getParent());
      Path lockFile = root.resolve(name + ".lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !isComplete(name)) {
          delete(directory);
          Files.createDirectories(directory);
          filling.fill(directory);
          Files.createFile(directory.resolve(COMPLETE));
        }
      }
    } catch (IOException e) {
      throw new LocalStackException(
          "Could not prepare " + directory + ": " + e.getMessage() + ".", e);
    }
    return directory;
  }

  /** Deletes a directory tree, if it is there. */
  public static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Writes the content of an entry into its new, empty directory. */
  @FunctionalInterface
  public interface Filling {
    void fill(Path directory) throws IOException;
  }
}
