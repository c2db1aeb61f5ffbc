package dev.attune.worker.queue;

import dev.attune.data.tenancy.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code job} as a worker may use it. */
@ApplicationScoped
class JobTable {
  /** How many jobs wait and run, over all tenants, and for how long the oldest has waited. */
  record Depth(long queued, long running, double oldestQueuedSeconds) {}

  private final EntityManager entityManager;
  private final Tenancy tenancy;

  JobTable(EntityManager entityManager, Tenancy tenancy) {
    this.entityManager = entityManager;
    this.tenancy = tenancy;
  }

  /** Claims the next job of whichever tenant's turn it is, in a transaction of its own. */
  Optional<Claim> claim(String worker, Collection<String> kinds, boolean gpu, Duration lease) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows(
                        """
                        select job_id, tenant_id, kind, target_id, fence, attempt, max_attempts
                          from claim_job(?1, string_to_array(?2, ','), ?3, ?4)
                        """,
                        worker,
                        String.join(",", kinds),
                        gpu,
                        (int) lease.toSeconds())
                    .stream()
                    .findFirst()
                    .map(JobTable::toClaim));
  }

  /**
   * Extends the lease, in a transaction of its own.
   *
   * @return whether cancelling was asked for; nothing when the job is no longer held
   */
  Optional<Boolean> heartbeat(Claim claim, Duration lease) {
    return tenancy.inTransaction(
        claim.tenantId(),
        () ->
            singles(
                    """
                    update job set lease_until = now() + make_interval(secs => ?3)
                     where id = ?1 and fence = ?2 and state = 'running'
                    returning cancel_requested
                    """,
                    claim.jobId(),
                    claim.fence(),
                    lease.toSeconds())
                .stream()
                .findFirst()
                .map(Boolean.class::cast));
  }

  /**
   * Locks the job's row for the rest of the transaction: as long as it is locked nobody else claims
   * it.
   *
   * @return whether cancelling was asked for
   * @throws FenceLostException when the job is no longer held
   */
  boolean lock(Claim claim) {
    return singles(
            "select cancel_requested from job where id = ?1 and fence = ?2 and state = 'running' for update",
            claim.jobId(),
            claim.fence())
        .stream()
        .findFirst()
        .map(Boolean.class::cast)
        .orElseThrow(() -> new FenceLostException(claim));
  }

  /** Removes the job, which the transaction has locked. */
  void delete(Claim claim) {
    execute("delete from job where id = ?1", claim.jobId());
  }

  /** Puts the job, which the transaction has locked, back for a later attempt. */
  void retry(Claim claim, Duration delay) {
    execute(
        """
        update job set state = 'queued', lease_owner = null, lease_until = null,
               run_after = now() + make_interval(secs => ?2)
         where id = ?1
        """,
        claim.jobId(),
        delay.toMillis() / 1000.0);
  }

  /**
   * Gives the job, which the transaction has locked, to another worker; the attempt does not count.
   */
  void giveBack(Claim claim) {
    execute(
        """
        update job set state = 'queued', lease_owner = null, lease_until = null,
               run_after = now(), attempts = attempts - 1
         where id = ?1
        """,
        claim.jobId());
    singles("select cast(pg_notify('attune_job', '') as text)");
  }

  Depth depth() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Object[] row =
                  rows("select queued, running, oldest_queued_seconds from queue_depth()")
                      .getFirst();
              return new Depth(number(row[0]), number(row[1]), ((Number) row[2]).doubleValue());
            });
  }

  private static Claim toClaim(Object[] row) {
    return new Claim(
        number(row[0]),
        (UUID) row[1],
        (String) row[2],
        (UUID) row[3],
        number(row[4]),
        (int) number(row[5]),
        (int) number(row[6]));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private List<Object[]> rows(String sql, Object... values) {
    return singles(sql, values).stream().map(Object[].class::cast).toList();
  }

  private List<?> singles(String sql, Object... values) {
    return query(sql, values).getResultList();
  }

  private void execute(String sql, Object... values) {
    query(sql, values).executeUpdate();
  }

  private Query query(String sql, Object... values) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }
}
