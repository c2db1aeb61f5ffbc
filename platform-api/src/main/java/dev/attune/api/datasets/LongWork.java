package dev.attune.api.datasets;

import dev.attune.api.http.LimitsConfig;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import dev.attune.data.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Bounds how many uploads, snapshots, checks, changes of labels and of annotation plans go on at
 * once, for each holds a database connection for long: some connections always remain for everybody
 * else, and some places for other tenants.
 */
@ApplicationScoped
public class LongWork {
  private final TenantContext tenant;
  private final Sql sql;
  private final Duration longest;
  private final int places;
  private final Map<UUID, Integer> taken = new HashMap<>();

  LongWork(TenantContext tenant, Sql sql, LimitsConfig limits) {
    this.tenant = tenant;
    this.sql = sql;
    this.longest = limits.uploadTimeout();
    this.places = limits.longWorkAtOnce();
  }

  /** Does the work when there is a place for the current tenant; 503 when there is none. */
  public <T> T during(Supplier<T> work) {
    UUID tenantId = tenant.required();
    begin(tenantId);
    try {
      return work.get();
    } finally {
      end(tenantId);
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

  private synchronized void begin(UUID tenantId) {
    int all = taken.values().stream().mapToInt(Integer::intValue).sum();
    int own = taken.getOrDefault(tenantId, 0);
    if (all >= places || own >= Math.max(1, places / 2)) {
      throw Refusal.unavailable(
          "Too many uploads and snapshots are under way. Nothing was changed; try again soon.");
    }
    taken.put(tenantId, own + 1);
  }

  private synchronized void end(UUID tenantId) {
    taken.computeIfPresent(tenantId, (id, n) -> n == 1 ? null : n - 1);
  }
}
