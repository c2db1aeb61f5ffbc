package dev.attune.api.exports;

import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Marks exports as deleted; {@link ExportRemoval} takes away what is marked. */
@ApplicationScoped
class ExportDeletions {
  private final Sql sql;
  private final VersionLookup versions;
  private final AuditLog audit;
  private final Caller caller;

  ExportDeletions(Sql sql, VersionLookup versions, AuditLog audit, Caller caller) {
    this.sql = sql;
    this.versions = versions;
    this.audit = audit;
    this.caller = caller;
  }

  /**
   * Marks an export and takes its job off the queue; one that is being written is to stop.
   *
   * @return whether a worker has to stop first, which then takes it away itself
   */
  @Transactional
  boolean mark(String model, int number, UUID export) {
    UUID version = versions.required(model, number);
    String state = state(version, export);
    // The job first: a worker locks it first too, and what it has just finished is seen afterwards.
    boolean running =
        sql.update("delete from job where export_id = ? and state = 'queued'", export) == 0
            && sql.update("update job set cancel_requested = true where export_id = ?", export) > 0;
    int marked =
        sql.update(
            "update version_export set state = 'deleting' where version_id = ? and id = ? and state <> 'deleting'",
            version,
            export);
    if (marked > 0) {
      audit.record(
          caller.email(),
          "version.export-delete",
          model + "/" + number,
          Map.of("export", export, "was", running ? "running" : state));
    }
    return running;
  }

  private String state(UUID version, UUID export) {
    return sql.one(
            "select state from version_export where version_id = ? and id = ?",
            row -> row.text("state"),
            version,
            export)
        .orElseThrow(() -> Refusal.notFound("There is no such export."));
  }
}
