package dev.attune.api.auditlog;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads the audit log and checks its hash chain. */
@ApplicationScoped
class AuditTrail {
  private final Sql sql;

  AuditTrail(Sql sql) {
    this.sql = sql;
  }

  @Transactional
  AuditPage list(PageQuery page) {
    Long before = page.afterNumber();
    List<AuditEntry> rows =
        sql.list(
            """
            select seq, at, actor, action, target, details from audit_log
             where ?::bigint is null or seq < ?::bigint order by seq desc limit ?
            """,
            row ->
                new AuditEntry(
                    row.whole("seq"),
                    row.instant("at"),
                    row.text("actor"),
                    row.text("action"),
                    row.text("target"),
                    row.json("details")),
            before,
            before,
            page.limit() + 1);
    boolean intact =
        sql.single("select audit_log_broken_at() is null as intact", row -> row.truth("intact"));
    Page<AuditEntry> part = Page.of(rows, page.limit(), entry -> Long.toString(entry.seq()));
    return new AuditPage(part.items(), part.next(), intact);
  }
}
