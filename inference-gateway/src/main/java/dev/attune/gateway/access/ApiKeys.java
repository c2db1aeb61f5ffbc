package dev.attune.gateway.access;

import dev.attune.data.notify.Hearing;
import dev.attune.gateway.problems.DatabaseUnavailableException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * API keys by id, each as fresh as {@link AccessConfig#keyFreshness()} says. Only keys that exist
 * are kept, so guessing ids fills nothing.
 */
@ApplicationScoped
public class ApiKeys {
  private static final Logger LOG = Logger.getLogger(ApiKeys.class);

  /**
   * A key as it was read.
   *
   * @param session that heard of changes when it was read
   * @param goodAt when it was last known to be so still
   */
  private record Known(ApiKeyRow row, Instant readAt, long session, Instant goodAt) {
    Known(ApiKeyRow row, Instant readAt, long session) {
      this(row, readAt, session, readAt);
    }

    boolean readWithin(Duration time, Instant now) {
      return Duration.between(readAt, now).compareTo(time) < 0;
    }

    boolean goodWithin(Duration time, Instant now) {
      return Duration.between(goodAt, now).compareTo(time) < 0;
    }
  }

  private final AccessTable table;
  private final AccessConfig config;
  private final Clock clock;
  private final Hearing hearing;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final AtomicBoolean probing = new AtomicBoolean();
  private volatile boolean databaseAway;
  private volatile Instant probeAt = Instant.MIN;

  ApiKeys(AccessTable table, AccessConfig config, Clock clock, Hearing hearing) {
    this.table = table;
    this.config = config;
    this.clock = clock;
    this.hearing = hearing;
  }

  /**
   * The key of that id.
   *
   * @throws DatabaseUnavailableException when the database does not answer and the key was not used
   *     shortly before
   */
  Optional<ApiKeyRow> find(String id) {
    Instant now = clock.instant();
    Known kept = known.get(id);
    if (kept != null && isFresh(id, kept, now)) {
      return Optional.of(kept.row());
    }
    if (kept != null && databaseAway && kept.goodWithin(config.keyGrace(), now)) {
      probe(id, now);
      return Optional.of(kept.row());
    }
    try {
      return lookUp(id, now);
    } catch (SQLException e) {
      if (kept == null || !kept.goodWithin(config.keyGrace(), now)) {
        throw new DatabaseUnavailableException();
      }
      return Optional.of(kept.row());
    }
  }

  /** Forgets a key that has changed, so that the next use looks it up. */
  public void forget(String id) {
    known.remove(id);
  }

  private boolean isFresh(String id, Known kept, Instant now) {
    if (kept.readWithin(config.keyFreshness(), now)) {
      return true;
    }
    if (!kept.readWithin(config.keyGrace(), now)
        || !hearing.uninterrupted(kept.session(), config.keyFreshness())) {
      return false;
    }
    if (!kept.goodWithin(config.keyFreshness(), now)) {
      known.replace(id, kept, new Known(kept.row(), kept.readAt(), kept.session(), now));
    }
    return true;
  }

  @Scheduled(every = "1m")
  void forgetUnused() {
    Instant now = clock.instant();
    known.values().removeIf(kept -> !kept.goodWithin(config.keyGrace(), now));
  }

  private Optional<ApiKeyRow> lookUp(String id, Instant now) throws SQLException {
    try {
      Hearing.Mark before = hearing.mark();
      Optional<ApiKeyRow> row = table.key(id);
      row.ifPresentOrElse(
          present -> {
            var unheard = new Known(present, now, Hearing.DEAF);
            known.put(id, unheard);
            if (hearing.quietSince(before)) {
              known.replace(id, unheard, new Known(present, now, before.session()));
            }
          },
          () -> known.remove(id));
      databaseAway = false;
      return row;
    } catch (SQLException e) {
      LOG.warnf("API keys cannot be looked up (SQL state %s).", e.getSQLState());
      probeAt = clock.instant().plus(config.keyFreshness());
      databaseAway = true;
      throw e;
    }
  }

  /** Finds out whether the database is back, while nobody waits for it. */
  private void probe(String id, Instant now) {
    if (now.isBefore(probeAt) || !probing.compareAndSet(false, true)) {
      return;
    }
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                lookUp(id, clock.instant());
              } catch (SQLException e) {
                LOG.debug("The database is still away.");
              } finally {
                probing.set(false);
              }
            });
  }
}
