package dev.attune.api.examples;

import dev.attune.api.problems.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many files are worked on at once, for each needs much memory. A tenant has one turn at
 * a time, from before its file arrives; a place is taken only while the file is worked on, so that
 * who sends slowly keeps nobody else waiting.
 */
final class FilePlaces {
  /** How long one waits for a place, once the file is there. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Semaphore places;
  private final Set<UUID> turns = ConcurrentHashMap.newKeySet();
  private final Duration patience;
  private final String hasTurn;
  private final String noPlace;

  /**
   * @param hasTurn said to a tenant that has its turn already
   * @param noPlace said when no place becomes free
   */
  FilePlaces(int atOnce, Duration patience, String hasTurn, String noPlace) {
    this.places = new Semaphore(atOnce, true);
    this.patience = patience;
    this.hasTurn = hasTurn;
    this.noPlace = noPlace;
  }

  /** The tenant's turn; 503 while it has one already. */
  Turn begin(UUID tenant) {
    if (!turns.add(tenant)) {
      throw Refusal.unavailable(hasTurn);
    }
    return new Turn(tenant);
  }

  /** A tenant's turn, until it is closed. */
  final class Turn implements AutoCloseable {
    private final UUID tenant;
    private boolean hasPlace;

    private Turn(UUID tenant) {
      this.tenant = tenant;
    }

    /** Waits for a place; 503 when none becomes free in time. */
    void takePlace() {
      try {
        hasPlace = places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!hasPlace) {
        throw Refusal.unavailable(noPlace);
      }
    }

    /** Leaves the place to others, where it has one. */
    void leavePlace() {
      if (hasPlace) {
        hasPlace = false;
        places.release();
      }
    }

    @Override
    public void close() {
      leavePlace();
      turns.remove(tenant);
    }
  }
}
