package dev.attune.data.artifacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Makes files and folders durable, and deletes them. */
public final class Folders {
  private static final int ATTEMPTS = 10;

  private Folders() {}

  /** Flushes a file, or the names in a folder, to the disk. */
  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Deletes a file or a folder with everything in it; nothing there, or no longer, is no error. A
   * folder in which others write or delete meanwhile is gone through again, some times.
   */
  public static void delete(Path path) throws IOException {
    for (int left = ATTEMPTS - 1; ; left--) {
      try {
        deleteFound(path);
        return;
      } catch (NoSuchFileException | DirectoryNotEmptyException e) {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
          return; // Already renamed into place, or never there.
        }
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  private static void deleteFound(Path path) throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      tree.sorted(Comparator.reverseOrder()).forEach(Folders::deleteOne);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
