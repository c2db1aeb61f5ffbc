package dev.attune.api.annotation;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Caller;
import dev.attune.api.security.Role;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What waits for somebody in any data set of the organisation. */
@ApplicationScoped
class WaitingWork {
  /**
   * To be answered by whom {@link Leases} would hand it. Gold questions count until they are
   * answered, as long as {@link GoldSeeding} may hand them out, so that no number gives them away.
   */
  private static final String BY_DATASET =
      """
      select d.id, d.name, w.to_answer::int as to_answer, w.returned::int as returned, w.to_decide::int as to_decide
        from dataset d
        left join annotation_plan p on p.dataset_id = d.id
       cross join lateral (
         select coalesce(p.open, false)
                and (p.assignment = 'pool' or exists
                       (select from annotation_assignee s where s.dataset_id = d.id and s.member_id = ?))
                and not exists (select from annotator_pause s
                                 where s.dataset_id = d.id and s.member_id = ? and s.lifted_at is null) as asked) c
       cross join lateral (
         select count(*) as n
           from (select from annotation_item i
                  where c.asked and i.dataset_id = d.id and i.state = 'open'
                    and i.taken - (select count(*) from annotation_lease l
                                    where l.example_id = i.example_id and (l.member_id = ? or l.until <= ?)) < i.wanted
                    and not exists (select from annotation a
                                     where a.example_id = i.example_id and a.member_id = ?)
                  limit 1000) free) o
       cross join lateral (
         select least(1000, o.n +
                  (select count(*)
                     from (select from annotation_item i
                            where c.asked and i.dataset_id = d.id and i.state = 'gold'
                              and (o.n > 0 and p.gold_share > 0
                                   or exists (select from annotation_lease l
                                               where l.example_id = i.example_id and l.member_id = ? and l.until > ?))
                              and not exists (select from annotation a
                                               where a.example_id = i.example_id and a.member_id = ?)
                            limit 1000) known)) as to_answer,
                (select count(*)
                   from (select from annotation a
                          where c.asked and a.dataset_id = d.id and a.member_id = ? and a.returned limit 1000) back) as returned,
                (select count(*)
                   from (select from annotation_item i
                          where ? and i.dataset_id = d.id and i.state = 'review' limit 1000) undecided) as to_decide) w
       where d.name > coalesce(?::text, '') and w.to_answer + w.returned + w.to_decide > 0
       order by d.name limit ?
      """;

  private final Sql sql;
  private final Items items;
  private final Caller caller;

  WaitingWork(Sql sql, Items items, Caller caller) {
    this.sql = sql;
    this.items = items;
    this.caller = caller;
  }

  /** Data sets without anything for the caller are left out. */
  @Transactional
  Page<WaitingWorkView> list(PageQuery page) {
    UUID member = caller.memberId();
    Instant now = items.now();
    List<WaitingWorkView> rows =
        sql.list(
            BY_DATASET,
            row ->
                new WaitingWorkView(
                    row.uuid("id"),
                    row.text("name"),
                    row.integer("to_answer"),
                    row.integer("returned"),
                    row.integer("to_decide")),
            member,
            member,
            member,
            now,
            member,
            member,
            now,
            member,
            member,
            caller.role() != Role.ANNOTATOR,
            page.after(),
            page.limit() + 1);
    return Page.of(rows, page.limit(), WaitingWorkView::datasetName);
  }
}
