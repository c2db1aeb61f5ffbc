package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.paging.Page;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges people by their answers to gold questions, pauses them and lets them on. */
@ApplicationScoped
class Annotators {
  private static final String RECORD =
      """
      select m.id, m.email, count(a.answer) as answers,
             (count(*) filter (where a.right_answer is not null and a.changed_at > s.since))::int as gold_answers,
             (count(*) filter (where a.right_answer and a.changed_at > s.since))::int as gold_correct,
             (select p.paused_at from annotator_pause p
               where p.dataset_id = ? and p.member_id = m.id and p.lifted_at is null) as paused_at
        from member m
        join annotation a on a.member_id = m.id and a.dataset_id = ?
       cross join lateral (select coalesce(max(p.lifted_at), '-infinity') as since from annotator_pause p
                            where p.dataset_id = a.dataset_id and p.member_id = m.id) s
       where ?::uuid is null or m.id = ?::uuid
       group by m.id, m.email order by m.email
      """;
  private static final String GIVE_BACK =
      """
      with held as (
        select i.example_id from annotation_item i
         where i.example_id in (select l.example_id from annotation_lease l where l.dataset_id = ? and l.member_id = ?)
         order by i.example_id for update skip locked),
      gone as (
        delete from annotation_lease l using held where l.example_id = held.example_id and l.member_id = ?
        returning l.example_id)
      update annotation_item i set taken = i.taken - 1 from gone where i.example_id = gone.example_id
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final Items items;
  private final AuditLog audit;
  private final Caller caller;

  Annotators(Sql sql, DatasetLookup datasets, Items items, AuditLog audit, Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.items = items;
    this.audit = audit;
    this.caller = caller;
  }

  /** Who has answered anything in a data set. */
  @Transactional
  Page<AnnotatorView> list(String datasetName) {
    return new Page<>(found(datasets.required(datasetName).id, null), null);
  }

  private List<AnnotatorView> found(UUID dataset, @Nullable UUID member) {
    return sql.list(
        RECORD,
        row ->
            new AnnotatorView(
                row.uuid("id"),
                row.text("email"),
                row.whole("answers"),
                row.integer("gold_answers"),
                row.integer("gold_correct"),
                row.instantOrNull("paused_at")),
        dataset,
        dataset,
        member,
        member);
  }

  /** 409 when the caller is paused. */
  void requireNotPaused(UUID dataset) {
    boolean paused =
        sql.single(
            """
            select exists (select from annotator_pause
                            where dataset_id = ? and member_id = ? and lifted_at is null) as yes
            """,
            row -> row.truth("yes"),
            dataset,
            caller.memberId());
    if (paused) {
      throw Refusal.conflict("Your work here is paused until a manager has had a look at it.");
    }
  }

  /** Takes down whether the caller's answer to a gold question is the known one, and judges. */
  void judge(Plan plan, Task task, UUID example, JsonNode answer) {
    JsonNode known =
        sql.single(
            "select decision from annotation_item where example_id = ?",
            row -> row.json("decision"),
            example);
    boolean right = new Consensus(task, GoldRule.UNANIMOUS).of(List.of(known, answer)).isPresent();
    sql.update(
        "update annotation set right_answer = ? where example_id = ? and member_id = ?",
        right,
        example,
        caller.memberId());
    AnnotatorView record = found(plan.dataset(), caller.memberId()).getFirst();
    if (plan.gold().fails(record.goldCorrect(), record.goldAnswers())) {
      pause(plan.dataset(), record);
    }
  }

  private void pause(UUID dataset, AnnotatorView record) {
    sql.update(
        """
        insert into annotator_pause (dataset_id, member_id, answers, correct, paused_at) values (?, ?, ?, ?, ?)
            on conflict (dataset_id, member_id) where lifted_at is null do nothing
        """,
        dataset,
        record.id(),
        record.goldAnswers(),
        record.goldCorrect(),
        items.now());
    sql.update(GIVE_BACK, dataset, record.id(), record.id());
  }

  /** Lets somebody on again, to be judged by what they answer from now on. */
  @Transactional
  void letOn(String datasetName, UUID member) {
    Dataset dataset = datasets.required(datasetName);
    int lifted =
        sql.update(
            """
            update annotator_pause set lifted_at = ?, lifted_by = ?
             where dataset_id = ? and member_id = ? and lifted_at is null
            """,
            items.now(),
            caller.memberId(),
            dataset.id,
            member);
    if (lifted == 0) {
      throw Refusal.notFound("Nobody of that id is paused here.");
    }
    audit.record(
        caller.email(), "annotation.resume", dataset.name, Map.of("member", member.toString()));
  }
}
