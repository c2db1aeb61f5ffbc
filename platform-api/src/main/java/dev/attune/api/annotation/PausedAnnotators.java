package dev.attune.api.annotation;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Who is paused in any data set of the organisation. */
@ApplicationScoped
class PausedAnnotators {
  private static final String NEWEST =
      """
      select p.id, p.dataset_id, d.name, p.member_id, m.email, p.answers, p.correct, p.paused_at
        from annotator_pause p
        join dataset d on d.id = p.dataset_id
        join member m on m.id = p.member_id
       where p.lifted_at is null
         and (?::uuid is null or (p.paused_at, p.id) < (select b.paused_at, b.id from annotator_pause b where b.id = ?))
       order by p.paused_at desc, p.id desc limit ?
      """;

  private final Sql sql;

  PausedAnnotators(Sql sql) {
    this.sql = sql;
  }

  /** Those who wait, the last one who was paused first. */
  @Transactional
  Page<PausedAnnotatorView> list(PageQuery page) {
    UUID after = page.afterId();
    List<PausedAnnotatorView> rows =
        sql.list(
            NEWEST,
            row ->
                new PausedAnnotatorView(
                    row.uuid("id"),
                    row.uuid("dataset_id"),
                    row.text("name"),
                    row.uuid("member_id"),
                    row.text("email"),
                    row.integer("answers"),
                    row.integer("correct"),
                    row.instant("paused_at")),
            after,
            after,
            page.limit() + 1);
    return Page.of(rows, page.limit(), paused -> paused.id().toString());
  }
}
