package dev.attune.api.datasets;

import dev.attune.api.http.LimitsConfig;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Bounds how many uploads, snapshots, checks, changes of labels and of annotation plans, and
 * deletions of data sets and tenants go on at once, for each holds a database connection, or room
 * on disk, for long: some connections always remain for everybody else, and some places for other
 * tenants and other people.
 */
@ApplicationScoped
public class LongWork {
  private final TenantContext tenant;
  private final Caller caller;
  private final Sql sql;
  private final Duration longest;
  private final int places;
  private final List<Place> taken = new ArrayList<>();

  /** A place, by whose work has it; several may be equal. */
  private record Place(UUID tenant, String person) {}

  LongWork(TenantContext tenant, Caller caller, Sql sql, LimitsConfig limits) {
    this.tenant = tenant;
    this.caller = caller;
    this.sql = sql;
    this.longest = limits.uploadTimeout();
    this.places = limits.longWorkAtOnce();
  }

  /** Does the work when there is a place for the tenant and the caller; 503 when there is none. */
  public <T> T during(Supplier<T> work) {
    Place place = new Place(tenant.required(), caller.person().subject());
    begin(place);
    try {
      return work.get();
    } finally {
      end(place);
    }
  }

  /**
   * Does work in a transaction that may take as long as an upload, and be idle for as long: while a
   * client sends, or while much is computed, the database hears nothing.
   */
  public <T> T inTransaction(Supplier<T> work) {
    return QuarkusTransaction.requiringNew()
        .timeout(Math.toIntExact(longest.toSeconds()))
        .call(
            () -> {
              sql.forEach(
                  "select set_config('idle_in_transaction_session_timeout', ?, true)",
                  row -> {},
                  Long.toString(longest.toMillis()));
              return work.get();
            });
  }

  /**
   * Fails when the transaction at hand can no longer be committed, as when its time is over: what
   * cannot be rolled back must not begin then.
   */
  public void requireCommittable() {
    if (QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE) {
      throw new IllegalStateException("The transaction can no longer be committed.");
    }
  }

  private synchronized void begin(Place place) {
    if (taken.size() >= places
        || isHalf(other -> other.tenant().equals(place.tenant()))
        || isHalf(other -> other.person().equals(place.person()))) {
      throw Refusal.unavailable(
          "Too many uploads and snapshots are under way. Nothing was changed; try again soon.");
    }
    taken.add(place);
  }

  private boolean isHalf(Predicate<Place> own) {
    return taken.stream().filter(own).count() >= Math.max(1, places / 2);
  }

  private synchronized void end(Place place) {
    taken.remove(place);
  }
}
