package dev.attune.text.tensor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file through which a model is handed to a native library, which reads it once. It goes when
 * it is closed. What a process leaves that is killed before is deleted by the next one that hands
 * over a model, whichever that is.
 *
 * <p>The file lies in a directory of its own, beside a file that its process has locked. The kernel
 * frees the lock when the process ends, however that comes about, and keeps it among processes that
 * do not see each other, such as those of two containers with one temporary directory. So what
 * nobody has locked was left, and what somebody has locked is not touched.
 *
 * <p>It has a name because the ways without one cost more: both libraries read from memory, too,
 * but hold the model there twice then; and a file whose name is deleted can be opened through
 * {@code /proc/self/fd}, but Java does not tell under which number.
 */
public final class HandoverFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HandoverFile.class);

  private static final String PREFIX = "attune-handover-";
  private static final String LOCK = ".lock";

  // Whoever closes a file loses every lock that his process has on it: those of this one it leaves
  // alone, whichever class loader they are of.
  private static final String OURS = PREFIX + thisProcess() + "-";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path directory;
  private final Path path;
  private final FileChannel lock;

  private HandoverFile(Path directory, String name, FileChannel lock) {
    this.directory = directory;
    this.path = directory.resolve(name);
    this.lock = lock;
  }

  /**
   * Makes room for a model where {@code java.io.tmpdir} says, and deletes what is left there of
   * processes that have ended.
   *
   * @param name of the file
   * @throws IOException if there is no room
   */
  public static HandoverFile open(String name) throws IOException {
    return open(Path.of(System.getProperty("java.io.tmpdir")), name);
  }

  /** As above, in that place. */
  static HandoverFile open(Path place, String name) throws IOException {
    sweep(place);
    HandoverFile file = unlocked(place, name);
    while (!file.begin()) {
      file = unlocked(place, name);
    }
    return file;
  }

  /** Where the file is written to and read from; nothing is there yet. */
  public Path path() {
    return path;
  }

  private static HandoverFile unlocked(Path place, String name) throws IOException {
    Path directory = place.resolve(OURS + UUID.randomUUID());
    FileChannel lock =
        FileChannel.open(
            lockOf(directory), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new HandoverFile(directory, name, lock);
  }

  /** Whether the lock could be taken before another process took its file for a leftover. */
  private boolean begin() throws IOException {
    boolean begun = false;
    try {
      if (lock.tryLock() != null && Files.exists(lockOf(directory))) {
        Files.createDirectory(directory, OWNER_ONLY);
        begun = true;
      }
      return begun;
    } finally {
      if (!begun) {
        close();
      }
    }
  }

  /** What cannot be deleted is no reason to hand over nothing: it may be another user's. */
  private static synchronized void sweep(Path place) {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(place, PREFIX + "*" + LOCK)) {
      for (Path lockFile : locks) {
        if (!lockFile.getFileName().toString().startsWith(OURS)
            && Files.isRegularFile(lockFile, LinkOption.NOFOLLOW_LINKS)) {
          deleteIfLeft(lockFile);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("What processes have left that were killed could not be looked for.", e);
    }
  }

  private static void deleteIfLeft(Path lockFile) {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      if (free != null) {
        delete(directoryOf(lockFile));
      }
    } catch (IOException | OverlappingFileLockException e) {
      LOG.debug("What belongs to {} could not be deleted.", lockFile, e);
    }
  }

  /** The lock's file goes last, so that what is left half deleted is found again. */
  private static void delete(Path directory) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(directory);
    }
    Files.deleteIfExists(lockOf(directory));
  }

  private static Path lockOf(Path directory) {
    return directory.resolveSibling(directory.getFileName() + LOCK);
  }

  private static Path directoryOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }

  private static String thisProcess() {
    ProcessHandle process = ProcessHandle.current();
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + "-" + started;
  }

  @Override
  public void close() throws IOException {
    try {
      delete(directory);
    } finally {
      lock.close();
    }
  }
}
