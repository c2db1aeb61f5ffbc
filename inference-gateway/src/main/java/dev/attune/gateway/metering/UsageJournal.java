package dev.attune.gateway.metering;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Batches that the database could not take, on disk: a gateway that is killed meanwhile leaves them
 * to the next one. A file belongs to a process for as long as that holds the lock of the same name.
 * Holds numbers by tenant and model, no texts. Not for use by several threads.
 */
@ApplicationScoped
class UsageJournal {
  private static final Logger LOG = Logger.getLogger(UsageJournal.class);
  private static final String LOCK = ".lock";
  private static final String BATCHES = ".usage";

  private final @Nullable Path directory;
  private final ObjectMapper json;
  private final String name = UUID.randomUUID().toString();
  private @Nullable FileChannel lock;
  private boolean holding;

  @Inject
  UsageJournal(MeteringConfig config, ObjectMapper json) {
    this(config.journal().orElse(null), json);
  }

  UsageJournal(@Nullable Path directory, ObjectMapper json) {
    this.directory = directory;
    this.json = json;
  }

  /** Whether there is something on disk that a later process would find. */
  boolean holding() {
    return holding;
  }

  /** What processes that are no more have left; it is this one's from now on. */
  List<UsageBatch> adopt() {
    List<UsageBatch> found = new ArrayList<>();
    if (directory == null || !Files.isDirectory(directory)) {
      return found;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path left : files.filter(file -> file.toString().endsWith(BATCHES)).toList()) {
        adopt(directory, left, found);
      }
    } catch (IOException e) {
      LOG.errorf("The journal of usage cannot be read (%s).", e.getClass().getSimpleName());
    }
    return found;
  }

  /**
   * Has exactly these batches on disk, or none. A batch is to be on disk with the transaction it is
   * tried in before that is committed.
   */
  void keep(Collection<UsageBatch> batches) {
    if (directory == null || (batches.isEmpty() && !holding)) {
      return;
    }
    Path file = directory.resolve(name + BATCHES);
    try {
      if (batches.isEmpty()) {
        Files.deleteIfExists(file);
        holding = false;
      } else {
        own(directory);
        write(file, batches);
        holding = true;
      }
    } catch (IOException e) {
      // Rather none than one that does not know what was tried: it would be counted twice.
      LOG.errorf("The journal of usage cannot be written (%s).", e.getClass().getSimpleName());
      holding = !delete(file);
    }
  }

  @PreDestroy
  void release() {
    if (directory != null && lock != null) {
      try {
        lock.close();
        Files.deleteIfExists(directory.resolve(name + LOCK));
      } catch (IOException e) {
        LOG.debug("The journal's lock could not be deleted.", e);
      }
      lock = null;
    }
  }

  private void adopt(Path home, Path left, List<UsageBatch> found) throws IOException {
    String owner = left.getFileName().toString().replace(BATCHES, "");
    Path lockFile = home.resolve(owner + LOCK);
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock locked = tryLock(channel)) {
      if (locked == null) {
        return;
      }
      List<UsageBatch> batches =
          Stream.of(json.readValue(left.toFile(), UsageBatch.Written[].class))
              .map(UsageBatch::of)
              .toList();
      found.addAll(batches);
      keep(found);
      Files.delete(left);
      Files.deleteIfExists(lockFile);
      LOG.infof("%d batches of usage of an earlier process were found.", batches.size());
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Somebody of this very process has it.
    }
  }

  private void own(Path home) throws IOException {
    if (lock == null) {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(
              home.resolve(name + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        throw new IOException("The lock is somebody else's.");
      }
      lock = channel;
    }
  }

  private void write(Path file, Collection<UsageBatch> batches) throws IOException {
    byte[] bytes = json.writeValueAsBytes(batches.stream().map(UsageBatch::written).toList());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean delete(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
