package dev.attune.api.exports;

import dev.attune.api.sql.LockConflict;
import dev.attune.api.sql.Sql;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.JobKeys;
import dev.attune.data.faults.DatabaseOutage;
import dev.attune.data.tenancy.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes away exports that are marked as deleted: the files first, then the row, so that whatever
 * stops in between is found again by its row.
 */
@ApplicationScoped
class ExportRemoval {
  private static final Logger LOG = Logger.getLogger(ExportRemoval.class);

  private final Sql sql;
  private final Tenancy tenancy;
  private final ArtifactStore artifacts;

  ExportRemoval(Sql sql, Tenancy tenancy, ArtifactStore artifacts) {
    this.sql = sql;
    this.tenancy = tenancy;
    this.artifacts = artifacts;
  }

  private record Marked(UUID tenant, UUID export) {}

  /**
   * Takes a marked export away; one that has gone already is no error.
   *
   * @throws IOException when its files could not be deleted; it stays marked
   */
  void remove(UUID tenant, UUID export) throws IOException {
    Optional<UUID> model =
        tenancy.inTransaction(
            tenant,
            () ->
                sql.one(
                    """
                    select v.model_id from version_export e join model_version v on v.id = e.version_id
                     where e.id = ? and e.state = 'deleting'
                    """,
                    row -> row.uuid("model_id"),
                    export));
    if (model.isPresent()) {
      artifacts.deleteAll(JobKeys.allOf(tenant, model.get(), export));
      tenancy.inTransaction(
          tenant,
          () -> {
            sql.update("delete from job where export_id = ?", export);
            sql.update("delete from version_export where id = ? and state = 'deleting'", export);
          });
    }
  }

  /** Goes on with what this service, or a worker, could not finish. */
  @Scheduled(
      every = "${attune.exports.deletion-retry}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void removeAll() {
    try {
      Optional<Marked> next = after(null);
      while (next.isPresent()) {
        removeOrLeave(next.get());
        next = after(next.get().export());
      }
    } catch (RuntimeException e) {
      if (!DatabaseOutage.isCauseOf(e)) {
        throw e;
      }
      LOG.warn("The database does not answer; deleted exports are looked for again later.");
    }
  }

  private void removeOrLeave(Marked marked) {
    try {
      remove(marked.tenant(), marked.export());
      LOG.infof("What was left of deleted export %s is gone.", marked.export());
    } catch (IOException e) {
      LOG.warnf(
          "The files of deleted export %s could not be deleted (%s); trying again later.",
          marked.export(), e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      if (!LockConflict.isCauseOf(e)) {
        throw e;
      }
      LOG.debugf("Deleted export %s is taken away later.", marked.export());
    }
  }

  private Optional<Marked> after(@Nullable UUID export) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.one(
                    "select tenant_id, export_id from export_to_delete(?::uuid)",
                    row -> new Marked(row.uuid("tenant_id"), row.uuid("export_id")),
                    export));
  }
}
