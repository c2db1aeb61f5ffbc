package dev.attune.gateway.models;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One version on the shelf. Guarded by the shelf's lock, the future apart. */
final class ShelfEntry {
  private final Loadable version;
  private final CompletableFuture<LoadedVersion> loaded = new CompletableFuture<>();
  private int leases;
  private boolean retired;
  private boolean pinned;
  private String engine = "";
  private long bytes;
  private @Nullable Instant failedAt;

  ShelfEntry(Loadable version) {
    this.version = version;
  }

  Loadable version() {
    return version;
  }

  /** The version in memory; waits while it loads, and throws what loading threw. */
  LoadedVersion loaded() {
    return loaded.join();
  }

  void succeed(LoadedVersion version) {
    loaded.complete(version);
  }

  void fail(Throwable cause, Instant now) {
    bytes = 0;
    // A full memory is no fault of the version's: the next request tries again.
    failedAt = cause instanceof NoRoomException ? Instant.MIN : now;
    loaded.completeExceptionally(cause);
  }

  void reserve(String engineName, long size) {
    engine = engineName;
    bytes = size;
  }

  void begin() {
    leases++;
    retired = false;
  }

  void end() {
    leases--;
  }

  void retire() {
    retired = true;
    pinned = false;
  }

  void pin() {
    pinned = true;
  }

  void unpin() {
    pinned = false;
  }

  /** Whether it stays when room is needed. */
  boolean pinned() {
    return pinned;
  }

  int leases() {
    return leases;
  }

  boolean idle() {
    return leases == 0 && loaded.isDone();
  }

  boolean done() {
    return retired && idle();
  }

  boolean mayRetry(Instant now, Duration pause) {
    return failedAt != null && !now.isBefore(failedAt.plus(pause));
  }

  long bytes() {
    return bytes;
  }

  long bytesOn(String engineName) {
    return engine.equals(engineName) ? bytes : 0;
  }

  ShelfState state() {
    if (!loaded.isDone()) {
      return ShelfState.LOADING;
    }
    return loaded.isCompletedExceptionally() ? ShelfState.FAILED : ShelfState.LOADED;
  }

  /** Gives the memory back. */
  void close() {
    bytes = 0;
    if (loaded.isDone() && !loaded.isCompletedExceptionally()) {
      loaded.join().slot().close();
    }
  }
}
