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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
  private static final String ADOPTION = "adoption";

  private final @Nullable Path directory;
  private final ObjectMapper json;
  private final String name;
  private @Nullable FileChannel lock;
  private boolean holding;

  @Inject
  UsageJournal(MeteringConfig config, ObjectMapper json) {
    this(config.journal().orElse(null), json, UUID.randomUUID().toString());
  }

  /**
   * @param name of this process's files
   */
  UsageJournal(@Nullable Path directory, ObjectMapper json, String name) {
    this.directory = directory;
    this.json = json;
    this.name = name;
  }

  /** Whether there is something on disk that a later process would find. */
  boolean holding() {
    return holding;
  }

  /**
   * What processes that are no more have left; it is this one's from now on. A process that was
   * killed while it adopted has left what it found twice: that is one batch. What cannot be written
   * into this process's own file stays where it is, for the next process. One process adopts at a
   * time, and all there is, so that no two have a copy each.
   */
  List<UsageBatch> adopt() {
    Map<UUID, UsageBatch> found = new LinkedHashMap<>();
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    try (FileChannel channel = openLock(directory.resolve(ADOPTION + LOCK));
        FileLock alone = tryLock(channel);
        Stream<Path> files = Files.list(directory)) {
      if (alone == null) {
        return List.of();
      }
      for (Path left : files.filter(file -> file.toString().endsWith(BATCHES)).toList()) {
        adopt(directory, left, found);
      }
    } catch (IOException e) {
      LOG.errorf("The journal of usage cannot be taken over (%s).", e.getClass().getSimpleName());
    }
    return List.copyOf(found.values());
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
        hold(directory, batches);
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

  private void adopt(Path home, Path left, Map<UUID, UsageBatch> found) throws IOException {
    String owner = left.getFileName().toString().replace(BATCHES, "");
    Path lockFile = home.resolve(owner + LOCK);
    try (FileChannel channel = openLock(lockFile);
        FileLock locked = tryLock(channel)) {
      if (locked == null) {
        return;
      }
      Map<UUID, UsageBatch> all = new LinkedHashMap<>(found);
      for (UsageBatch batch : read(left, owner)) {
        all.merge(batch.id(), batch, UsageJournal::later);
      }
      hold(home, all.values());
      LOG.infof("%d batches of usage of an earlier process were found.", all.size() - found.size());
      found.putAll(all);
      Files.delete(left);
      Files.deleteIfExists(lockFile);
    }
  }

  private List<UsageBatch> read(Path file, String owner) throws IOException {
    UsageBatch.Written[] written = json.readValue(file.toFile(), UsageBatch.Written[].class);
    return IntStream.range(0, written.length)
        .mapToObj(i -> UsageBatch.of(written[i], owner + " " + i))
        .toList();
  }

  /** Of two copies of a batch the one that was tried is what became of the other. */
  private static UsageBatch later(UsageBatch one, UsageBatch other) {
    return one.triedIn() == null ? other : one;
  }

  private static FileChannel openLock(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Somebody of this very process has it.
    }
  }

  private void hold(Path home, Collection<UsageBatch> batches) throws IOException {
    own(home);
    write(home.resolve(name + BATCHES), batches);
    holding = true;
  }

  private void own(Path home) throws IOException {
    if (lock == null) {
      Files.createDirectories(home);
      FileChannel channel = openLock(home.resolve(name + LOCK));
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
