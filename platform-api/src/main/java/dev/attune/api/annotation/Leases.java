package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hands out items: to one person at a time, to each person once, and never to more people than an
 * item wants answers. Whoever locks a lease has locked its item before, so that nobody waits for
 * each other for ever.
 */
@ApplicationScoped
class Leases {
  private static final String GIVE_BACK_ABANDONED =
      """
      with due as (
        select i.example_id from annotation_item i
         where i.example_id in (select l.example_id from annotation_lease l where l.dataset_id = ? and l.until <= ?)
         order by i.example_id for update skip locked),
      gone as (
        delete from annotation_lease l using due where l.example_id = due.example_id and l.until <= ?
        returning l.example_id)
      update annotation_item i set taken = i.taken - g.n
        from (select example_id, count(*) as n from gone group by 1) g where i.example_id = g.example_id
      """;
  private static final String TAKE =
      """
      with free as (
        select i.example_id from annotation_item i
         where i.dataset_id = ? and i.state = 'open' and i.taken < i.wanted
           and not exists (select 1 from annotation a where a.example_id = i.example_id and a.member_id = ?)
           and not exists (select 1 from annotation_lease l where l.example_id = i.example_id and l.member_id = ?)
         order by i.priority, i.example_id limit ? for update of i skip locked),
      taken as (
        update annotation_item i
           set taken = i.taken + 1,
               asked_by = coalesce(i.asked_by, case when ? then 'arrival' when i.random then 'random' else 'model' end)
          from free where i.example_id = free.example_id
        returning i.example_id)
      insert into annotation_lease (example_id, member_id, dataset_id, until, suggested_version, suggestion, suggestion_use, shown_share)
      select t.example_id, ?, ?, ?, s.version_id, s.answer, s.use, s.share
        from taken t
        left join lateral (
          select g.version_id, g.answer,
                 case when p.suggestions = 'hidden' then 'hidden'
                      when drawn(p.draw_key, t.example_id, uuid_send(?)) < ? then 'shown' else 'withheld' end as use,
                 case when p.suggestions <> 'hidden' then ?::float8 end as share
            from suggestion g
            join model_version v on v.id = g.version_id
            join dataset d on d.id = g.dataset_id and d.task = v.task
            join annotation_plan p on p.dataset_id = g.dataset_id
           where g.example_id = t.example_id) s on true
      """;
  private static final String IN_HAND =
      """
      select e.id, e.external_id, e.text_ciphertext, e.characters, a.answer, a.return_note,
             case when h.suggestion_use = 'shown' and v.task = d.task then h.suggestion end as suggestion,
             m.name as model, v.number as version
        from (select example_id, true as returned, null::float8 as place, suggestion_use, suggestion, suggested_version
                from annotation where member_id = ? and dataset_id = ? and returned
               union all
              select example_id, false, priority, suggestion_use, suggestion, suggested_version
                from annotation_lease where member_id = ? and dataset_id = ?) h
        join annotation_item i on i.example_id = h.example_id
        join example e on e.id = h.example_id
        join dataset d on d.id = i.dataset_id
        left join model_version v on v.id = h.suggested_version
        left join model m on m.id = v.model_id
        left join annotation a on h.returned and a.example_id = h.example_id and a.member_id = ?
       order by h.returned desc, coalesce(h.place, i.priority), i.example_id
      """;
  private static final String ANSWERED =
      "select count(*) as n from annotation where member_id = ? and dataset_id = ? and answer is"
          + " not null";

  private final Sql sql;
  private final DatasetLookup datasets;
  private final Plans plans;
  private final Items items;
  private final GoldSeeding seeding;
  private final Annotators annotators;
  private final TenantCiphers ciphers;
  private final Caller caller;
  private final AnnotationConfig config;

  Leases(
      Sql sql,
      DatasetLookup datasets,
      Plans plans,
      Items items,
      GoldSeeding seeding,
      Annotators annotators,
      TenantCiphers ciphers,
      Caller caller,
      AnnotationConfig config) {
    this.sql = sql;
    this.datasets = datasets;
    this.plans = plans;
    this.items = items;
    this.seeding = seeding;
    this.annotators = annotators;
    this.ciphers = ciphers;
    this.caller = caller;
    this.config = config;
  }

  /**
   * Puts items before the caller until there are so many, and renews the leases of those that are.
   */
  @Transactional
  Work take(String datasetName, int wanted) {
    UUID dataset = datasets.required(datasetName).id;
    Plan plan = plans.required(dataset);
    requireAsked(plan);
    UUID member = caller.memberId();
    onlyOneOfTheirRequestsAtATime(dataset, member);
    Instant now = items.now();
    Instant until = now.plus(config.lease());
    sql.update(GIVE_BACK_ABANDONED, dataset, now, now);
    int held =
        sql.update(
            "update annotation_lease set until = ? where member_id = ? and dataset_id = ?",
            until,
            member,
            dataset);
    if (held < wanted) {
      int gold = seeding.seed(plan, member, wanted - held, until);
      double shownShare = plan.suggestions().shownShare(plan.gold().share());
      sql.update(
          TAKE,
          dataset,
          member,
          member,
          wanted - held - gold,
          plan.ordering() == Ordering.ARRIVAL,
          member,
          dataset,
          until,
          member,
          shownShare,
          shownShare);
    }
    return view(dataset, member, until);
  }

  /** 403 when the plan names others, 409 when it is closed or the caller paused. */
  void requireAsked(Plan plan) {
    if (!plan.open()) {
      throw Refusal.conflict("The annotation of this data set is closed for now.");
    }
    if (plan.named()
        && sql.one(
                "select 1 as one from annotation_assignee where dataset_id = ? and member_id = ?",
                row -> row.integer("one"),
                plan.dataset(),
                caller.memberId())
            .isEmpty()) {
      throw Refusal.forbidden("Other people annotate this data set.");
    }
    annotators.requireNotPaused(plan.dataset());
  }

  /** Else two of them could each see that the person has nothing and take the same item. */
  private void onlyOneOfTheirRequestsAtATime(UUID dataset, UUID member) {
    sql.forEach(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        row -> {},
        "attune:annotate:" + dataset + ":" + member);
  }

  private Work view(UUID dataset, UUID member, Instant until) {
    TextCipher cipher = ciphers.current();
    return new Work(
        sql.list(IN_HAND, row -> item(row, cipher), member, dataset, member, dataset, member),
        until,
        sql.single(ANSWERED, row -> row.whole("n"), member, dataset));
  }

  private static WorkItem item(Row row, TextCipher cipher) throws SQLException {
    byte[] note = row.bytesOrNull("return_note");
    return new WorkItem(
        row.uuid("id"),
        row.textOrNull("external_id"),
        cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext")),
        row.integer("characters"),
        row.jsonOrNull("answer"),
        note == null ? null : cipher.decrypt(TextCipher.Purpose.NOTE, note),
        suggestion(row));
  }

  private static WorkItem.@Nullable Suggestion suggestion(Row row) throws SQLException {
    JsonNode answer = row.jsonOrNull("suggestion");
    return answer == null
        ? null
        : new WorkItem.Suggestion(row.text("model"), row.integer("version"), answer);
  }
}
