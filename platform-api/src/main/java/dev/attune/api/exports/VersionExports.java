package dev.attune.api.exports;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks for exports of versions and shows them. */
@ApplicationScoped
class VersionExports {
  private static final String SELECT =
      """
      select e.id, m.name as model, v.number, e.state,
             case when e.state = 'queued' then (select q.place from queue_positions() q where q.target = e.id) end as queue_position,
             e.file, e.bytes, e.sha256, e.parity, e.failure, e.requested_by,
             e.created_at, e.started_at, e.finished_at
        from version_export e join model_version v on v.id = e.version_id join model m on m.id = v.model_id
       where e.version_id = ?
      """;

  private final Sql sql;
  private final VersionLookup versions;
  private final AuditLog audit;
  private final Caller caller;

  VersionExports(Sql sql, VersionLookup versions, AuditLog audit, Caller caller) {
    this.sql = sql;
    this.versions = versions;
    this.audit = audit;
    this.caller = caller;
  }

  /**
   * The version's export, which is put on the queue unless there is one that has neither failed nor
   * been deleted.
   */
  @Transactional
  ExportView request(String model, int number) {
    UUID version = versions.required(model, number);
    Optional<UUID> created =
        sql.one(
            """
            insert into version_export (version_id, requested_by) values (?, ?)
            on conflict (tenant_id, version_id) where state not in ('failed', 'deleting') do nothing returning id
            """,
            row -> row.uuid("id"),
            version,
            caller.email());
    created.ifPresent(export -> queue(export, model + "/" + number));
    return sql.one(
            SELECT + " and e.state not in ('failed', 'deleting')", VersionExports::view, version)
        .orElseThrow(() -> Refusal.conflict("The version's export has ended just now. Ask again."));
  }

  private void queue(UUID export, String version) {
    sql.update("insert into job (export_id, kind) values (?, 'export')", export);
    audit.record(caller.email(), "version.export", version, Map.of("export", export));
  }

  @Transactional
  Page<ExportView> list(String model, int number, PageQuery page) {
    UUID before = page.afterId();
    List<ExportView> rows =
        sql.list(
            SELECT + " and (?::uuid is null or e.id < ?::uuid) order by e.id desc limit ?",
            VersionExports::view,
            versions.required(model, number),
            before,
            before,
            page.limit() + 1);
    return Page.of(rows, page.limit(), export -> export.id().toString());
  }

  @Transactional
  ExportView get(String model, int number, UUID id) {
    return find(model, number, id).orElseThrow(() -> Refusal.notFound("There is no such export."));
  }

  /** An export that may be gone already. */
  @Transactional
  Optional<ExportView> find(String model, int number, UUID id) {
    return sql.one(
        SELECT + " and e.id = ?", VersionExports::view, versions.required(model, number), id);
  }

  private static ExportView view(Row row) throws SQLException {
    return new ExportView(
        row.uuid("id"),
        row.text("model"),
        row.integer("number"),
        row.text("state"),
        row.wholeOrNull("queue_position"),
        row.textOrNull("file"),
        row.wholeOrNull("bytes"),
        row.textOrNull("sha256"),
        row.jsonOrNull("parity"),
        row.jsonOrNull("failure"),
        row.text("requested_by"),
        row.instant("created_at"),
        row.instantOrNull("started_at"),
        row.instantOrNull("finished_at"));
  }
}
