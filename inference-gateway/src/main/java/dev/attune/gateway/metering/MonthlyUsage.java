package dev.attune.gateway.metering;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tenants have used in a month (UTC): what the database was last seen to hold, from all
 * gateways, and what this one has counted and not yet written.
 */
@ApplicationScoped
public class MonthlyUsage {
  private record Key(UUID tenantId, YearMonth month) {}

  private static final class Standing {
    private Usage unwritten = Usage.NONE;
    private @Nullable Usage written;
    private Instant seenAt = Instant.MIN;
    private int changes;
    private boolean writing;
  }

  private final Clock clock;
  // Guarded by this:
  private final Map<Key, Standing> standings = new HashMap<>();

  MonthlyUsage(Clock clock) {
    this.clock = clock;
  }

  /**
   * What is known of this month.
   *
   * @param usage all of it; null while the database was not asked yet
   * @param unwritten what this gateway has counted and not written
   * @param seenAt when the database was last seen
   * @param changes to be handed back with what is read from the database
   */
  public record Known(@Nullable Usage usage, Usage unwritten, Instant seenAt, int changes) {}

  /** What a tenant has used in the current month. */
  public synchronized Known now(UUID tenantId) {
    Standing standing = of(new Key(tenantId, YearMonth.now(clock)));
    Usage written = standing.written;
    return new Known(
        written == null ? null : written.plus(standing.unwritten),
        standing.unwritten,
        standing.seenAt,
        standing.changes);
  }

  /**
   * Takes over what the database was read to hold, unless this gateway wrote while it was read: the
   * reading may or may not have seen it.
   *
   * @param before what was known before it was read
   */
  public synchronized void read(UUID tenantId, YearMonth month, Known before, Usage written) {
    Standing standing = of(new Key(tenantId, month));
    if (standing.changes == before.changes() && !standing.writing) {
      standing.written = written;
      standing.seenAt = clock.instant();
    }
  }

  /** Something was asked. */
  synchronized void counted(UUID tenantId, YearMonth month, Usage usage) {
    Standing standing = of(new Key(tenantId, month));
    standing.unwritten = standing.unwritten.plus(usage);
  }

  /** A batch is on its way to the database. */
  synchronized void writing(UsageBatch batch) {
    for (YearMonth month : batch.months().keySet()) {
      Standing standing = of(new Key(batch.tenantId(), month));
      standing.writing = true;
      standing.changes++;
    }
  }

  /**
   * The writing of a batch is over.
   *
   * @param totals what the database holds now, by month; null when nothing was written, or nobody
   *     knows
   */
  synchronized void written(UsageBatch batch, @Nullable Map<YearMonth, Usage> totals) {
    batch
        .months()
        .forEach(
            (month, part) -> {
              Standing standing = of(new Key(batch.tenantId(), month));
              standing.writing = false;
              standing.changes++;
              if (totals != null) {
                standing.unwritten = standing.unwritten.minus(part);
                standing.written = totals.getOrDefault(month, Usage.NONE);
                standing.seenAt = clock.instant();
              }
            });
  }

  /** A batch turned out to have been written; the database has to be read again. */
  synchronized void settled(UsageBatch batch) {
    batch
        .months()
        .forEach(
            (month, part) -> {
              Standing standing = of(new Key(batch.tenantId(), month));
              standing.unwritten = standing.unwritten.minus(part);
              standing.written = standing.written == null ? null : standing.written.plus(part);
              standing.seenAt = Instant.MIN;
              standing.changes++;
            });
  }

  /** Forgets tenants that did not ask for long; nothing of theirs is unwritten. */
  synchronized void forget(Instant unseenSince) {
    standings
        .values()
        .removeIf(
            standing ->
                standing.unwritten.equals(Usage.NONE)
                    && !standing.writing
                    && standing.seenAt.isBefore(unseenSince));
  }

  private Standing of(Key key) {
    return standings.computeIfAbsent(key, absent -> new Standing());
  }
}
