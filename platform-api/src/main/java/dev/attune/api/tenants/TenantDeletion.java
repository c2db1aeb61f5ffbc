package dev.attune.api.tenants;

import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.LongWork;
import dev.attune.api.organizations.Organizations;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.LockConflict;
import dev.attune.api.sql.Sql;
import dev.attune.api.sql.SqlFailure;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.faults.MessageFree;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Deletes a tenant with all that is in it; its keys go with its row. What lies outside the database
 * goes while the rows can still come back, so that a deletion that stops half-way can be asked for
 * again; its files go last, when nothing else can be in the way.
 */
@ApplicationScoped
class TenantDeletion {
  private static final Logger LOG = Logger.getLogger(TenantDeletion.class);

  private final Sql sql;
  private final DatasetLock lock;
  private final LongWork longWork;
  private final Organizations organizations;
  private final ArtifactStore artifacts;
  private final Caller caller;

  TenantDeletion(
      Sql sql,
      DatasetLock lock,
      LongWork longWork,
      Organizations organizations,
      ArtifactStore artifacts,
      Caller caller) {
    this.sql = sql;
    this.lock = lock;
    this.longWork = longWork;
    this.organizations = organizations;
    this.artifacts = artifacts;
    this.caller = caller;
  }

  /**
   * Deletes the caller's tenant. Refused with 503 when something failed after part of it was gone
   * that no rollback brings back; asking again goes on with the rest.
   */
  void delete() {
    longWork.during(() -> delete(caller.tenantId()));
  }

  private UUID delete(UUID tenant) {
    AtomicBoolean begunOutside = new AtomicBoolean();
    try {
      return longWork.inTransaction(
          () -> {
            delete(tenant, begunOutside);
            return tenant;
          });
    } catch (RuntimeException e) {
      if (!begunOutside.get()) {
        throw e;
      }
      LOG.errorf(MessageFree.of(e), "The deletion of tenant %s stopped half-way.", tenant);
      throw Refusal.unavailable(
          "Deleting the tenant stopped half-way: part of it is gone for good. Ask for it again.");
    }
  }

  private void delete(UUID tenant, AtomicBoolean begunOutside) {
    Optional<String> organization =
        sql.one(
            "select organization_id from tenant where organization_id is not null",
            row -> row.text("organization_id"));
    deleteRows(tenant);
    longWork.requireCommittable();
    if (organization.isPresent()) {
      organizations.delete(organization.get());
      begunOutside.set(true);
      longWork.requireCommittable();
    }
    begunOutside.set(true);
    deleteFiles(tenant.toString());
  }

  /**
   * First the data sets and the jobs: what people write to a data set and whatever a worker writes
   * begins with these locks, so that they wait with nothing in hand that the deletion needs.
   */
  private void deleteRows(UUID tenant) {
    try {
      if (!lock.takeAll(sql.list("select id from dataset order by id", row -> row.uuid("id")))) {
        throw busy();
      }
      sql.forEach("select set_config('lock_timeout', '5s', true)", row -> {});
      sql.forEach(
          "select id from job where tenant_id = ? order by id for update", row -> {}, tenant);
      sql.update("delete from tenant where id = ?", tenant);
    } catch (SqlFailure e) {
      throw LockConflict.isCauseOf(e) ? busy() : e;
    }
  }

  private static Refusal busy() {
    return Refusal.conflict(
        "An upload, a snapshot or a worker is writing in this tenant. Try again when it is done.");
  }

  /** Also of those files which no row names, as an attempt leaves that was killed. */
  private void deleteFiles(String folder) {
    try {
      artifacts.deleteAll(folder);
      artifacts.forget(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
