package dev.attune.gateway.models;

import dev.attune.gateway.engine.Engine;
import dev.attune.text.adapter.Adapter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Versions in memory. A version loads on first use, which only those wait for who asked for it; it
 * stays while it is in use, and afterwards until its room is needed or it is retired.
 */
@ApplicationScoped
class VersionShelf {
  private static final Logger LOG = Logger.getLogger(VersionShelf.class);

  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  private final VersionLoader loader;
  private final ModelsConfig config;
  private final Clock clock;
  private final MeterRegistry registry;

  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock, least recently used first:
  private final Map<Loadable, ShelfEntry> entries = new LinkedHashMap<>(16, 0.75f, true);

  VersionShelf(VersionLoader loader, ModelsConfig config, Clock clock, MeterRegistry registry) {
    this.loader = loader;
    this.config = config;
    this.clock = clock;
    this.registry = registry;
    registry.timer("attune.versions.load");
    registry.gauge("attune.versions.loaded", this, VersionShelf::loadedCount);
    registry.gauge("attune.versions.bytes", this, VersionShelf::loadedBytes);
    registry.gauge("attune.versions.pinned", this, VersionShelf::pinned);
  }

  /**
   * Loads a version unless it is loaded, and keeps it so until the lease is closed.
   *
   * @param wanted asked when the lease is closed: whether the version may stay for others
   * @throws VersionUnavailableException when it cannot be loaded
   */
  Lease acquire(VersionRecord version, BooleanSupplier wanted) {
    boolean[] first = new boolean[1];
    ShelfEntry entry =
        guarded(
            () -> {
              ShelfEntry there = entries.get(version.loadable());
              if (there == null || there.mayRetry(clock.instant(), config.retryAfterFailure())) {
                first[0] = true;
                there = new ShelfEntry(version.loadable());
                entries.put(version.loadable(), there);
              }
              there.begin();
              return there;
            });
    if (first[0]) {
      registry.timer("attune.versions.load").record(() -> load(version, entry));
    }
    try {
      return new Lease(version, entry.loaded(), () -> release(entry, wanted));
    } catch (CompletionException e) {
      release(entry, wanted);
      throw new VersionUnavailableException(version, reason(e));
    }
  }

  /** Lets go of versions that nothing refers to any more, each after its last lease. */
  void retire(Collection<Loadable> versions) {
    guarded(
        () -> {
          for (Loadable version : versions) {
            ShelfEntry entry = entries.get(version);
            if (entry != null) {
              entry.retire();
              removeIfDone(entry);
            }
          }
          return versions;
        });
  }

  /**
   * Keeps the versions of a pinned deployment in memory, within the share of it that pinned
   * versions may take; those of any other deployment may go when room is needed.
   *
   * @return why a version is not kept, as a sentence; null when all is well
   */
  @Nullable String pin(Serving serving) {
    lock.lock();
    try {
      String refusal = null;
      for (VersionRecord version : serving.versions().toList()) {
        ShelfEntry entry = entries.get(version.loadable());
        if (entry != null) {
          entry.unpin();
        }
        if (serving.deployment().pinned()) {
          refusal = refusal == null ? pin(version, entry) : refusal;
        }
      }
      return refusal;
    } finally {
      lock.unlock();
    }
  }

  /** Guarded by lock. */
  private @Nullable String pin(VersionRecord version, @Nullable ShelfEntry entry) {
    if (entry == null || entry.state() != ShelfState.LOADED) {
      return "Version %d is not in memory yet.".formatted(version.number());
    }
    long allowed = (long) (entry.loaded().engine().adapterMemory() * config.pinnedShare());
    long pinned =
        entries.values().stream()
            .filter(ShelfEntry::pinned)
            .mapToLong(other -> other.bytesOn(version.baseModel()))
            .sum();
    if (pinned + entry.bytes() > allowed) {
      return "Version %d answers and is not kept in memory: pinned versions of %s may take %.1f MB on a gateway, and %.1f MB are taken."
          .formatted(
              version.number(),
              version.baseModel(),
              (double) allowed / BYTES_PER_MEGABYTE,
              (double) pinned / BYTES_PER_MEGABYTE);
    }
    entry.pin();
    return null;
  }

  /** Where a version stands, without loading it. */
  ShelfState state(Loadable version) {
    return guarded(
        () -> {
          ShelfEntry entry = entries.get(version);
          return entry == null ? ShelfState.COLD : entry.state();
        });
  }

  /** How many requests use a version now. */
  int leases(Loadable version) {
    return guarded(
        () -> {
          ShelfEntry entry = entries.get(version);
          return entry == null ? 0 : entry.leases();
        });
  }

  /** How many versions stay when room is needed. */
  long pinned() {
    return guarded(() -> entries.values().stream().filter(ShelfEntry::pinned).count());
  }

  /** Bytes that the versions of a base model take. */
  long bytesOn(String baseModel) {
    return guarded(
        () -> entries.values().stream().mapToLong(entry -> entry.bytesOn(baseModel)).sum());
  }

  private void load(VersionRecord version, ShelfEntry entry) {
    try {
      Engine engine = loader.engine(version);
      Adapter adapter = loader.read(version);
      long bytes = engine.bytesOf(adapter, version.precision());
      guarded(
          () -> {
            makeRoom(engine, bytes);
            entry.reserve(engine.name(), bytes);
            return entry;
          });
      entry.succeed(new LoadedVersion(engine, engine.load(adapter, version.precision())));
      LOG.infof("Loaded version %s in %s.", version.id(), version.precision().id());
    } catch (RuntimeException | Error e) {
      LOG.warnf("Version %s could not be loaded (%s).", version.id(), e.getClass().getSimpleName());
      registry.counter("attune.versions.load.failures").increment();
      guarded(
          () -> {
            entry.fail(e, clock.instant());
            return entry;
          });
    }
  }

  /**
   * Guarded by lock. Idle versions of the same base model go, least recently used first; none go
   * when that would not be enough.
   */
  private void makeRoom(Engine engine, long bytes) {
    long memory = engine.adapterMemory();
    if (bytes > memory) {
      throw new UnloadableException(
          "it takes %,d MB of memory, and its base model's versions have %,d MB together."
              .formatted(megabytes(bytes), memory / BYTES_PER_MEGABYTE));
    }
    List<ShelfEntry> idle =
        entries.values().stream()
            .filter(entry -> entry.idle() && !entry.pinned() && entry.bytesOn(engine.name()) > 0)
            .toList();
    long used = bytesOn(engine.name());
    if (used - idle.stream().mapToLong(ShelfEntry::bytes).sum() + bytes > memory) {
      throw new NoRoomException();
    }
    for (ShelfEntry entry : idle) {
      if (used + bytes <= memory) {
        return;
      }
      used -= entry.bytes();
      remove(entry);
    }
  }

  private static long megabytes(long bytes) {
    return Math.ceilDiv(bytes, BYTES_PER_MEGABYTE);
  }

  private void release(ShelfEntry entry, BooleanSupplier wanted) {
    guarded(
        () -> {
          entry.end();
          if (!wanted.getAsBoolean()) {
            entry.retire();
          }
          removeIfDone(entry);
          return entry;
        });
  }

  private void removeIfDone(ShelfEntry entry) {
    if (entry.done()) {
      remove(entry);
    }
  }

  private void remove(ShelfEntry entry) {
    entries.remove(entry.version(), entry);
    entry.close();
  }

  private static String reason(CompletionException e) {
    return switch (e.getCause()) {
      case UnloadableException known -> String.valueOf(known.getMessage());
      case NoRoomException full -> String.valueOf(full.getMessage());
      case null, default -> "it could not be loaded.";
    };
  }

  private double loadedCount() {
    return guarded(
        () ->
            entries.values().stream().filter(entry -> entry.state() == ShelfState.LOADED).count());
  }

  private double loadedBytes() {
    return guarded(() -> entries.values().stream().mapToLong(ShelfEntry::bytes).sum());
  }

  private <T> T guarded(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
