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
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * API keys by id, each as fresh as {@link AccessConfig#keyFreshness()} says. Only keys that exist
 * are kept, so guessing ids fills nothing.
 */
@ApplicationScoped
public class ApiKeys {
  private static final Logger LOG = Logger.getLogger(ApiKeys.class);

  private record Known(ApiKeyRow row, Instant readAt, long session) {
    Duration age(Instant now) {
      return Duration.between(readAt, now);
    }
  }

  private final AccessTable table;
  private final AccessConfig config;
  private final Clock clock;
  private final Hearing hearing;
  private final AtomicLong changes = new AtomicLong();
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
    if (kept != null && isFresh(kept, now)) {
      return Optional.of(kept.row());
    }
    if (kept != null && databaseAway && kept.age(now).compareTo(config.keyGrace()) < 0) {
      probe(id, now);
      return Optional.of(kept.row());
    }
    try {
      return lookUp(id, now);
    } catch (SQLException e) {
      if (kept == null || kept.age(now).compareTo(config.keyGrace()) >= 0) {
        throw new DatabaseUnavailableException();
      }
      return Optional.of(kept.row());
    }
  }

  /** Forgets a key that has changed, so that the next use looks it up. */
  public void forget(String id) {
    changes.incrementAndGet();
    known.remove(id);
  }

  private boolean isFresh(Known kept, Instant now) {
    return kept.age(now).compareTo(config.keyFreshness()) < 0
        || (hearing.uninterrupted(kept.session(), config.keyFreshness())
            && kept.age(now).compareTo(config.keyGrace()) < 0);
  }

  @Scheduled(every = "1m")
  void forgetUnused() {
    Instant now = clock.instant();
    known.values().removeIf(kept -> kept.age(now).compareTo(config.keyGrace()) > 0);
  }

  private Optional<ApiKeyRow> lookUp(String id, Instant now) throws SQLException {
    try {
      long session = hearing.session();
      long before = changes.get();
      Optional<ApiKeyRow> row = table.key(id);
      row.ifPresentOrElse(
          present -> {
            known.put(id, new Known(present, now, session));
            if (changes.get() != before) {
              // The change may be this key's, and may have come between reading and keeping it.
              known.put(id, new Known(present, now, Hearing.DEAF));
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
