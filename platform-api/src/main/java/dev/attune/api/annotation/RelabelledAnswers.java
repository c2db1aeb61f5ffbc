package dev.attune.api.annotation;

import dev.attune.api.labels.AnsweredLabels;
import dev.attune.api.labels.LabelEdit;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Changes labels in what people answered and in what was decided. The history of items stays: it
 * tells what was said then, and the change itself stands in it.
 */
@ApplicationScoped
class RelabelledAnswers implements AnsweredLabels {
  private static final String COUNT =
      """
      select said.output, said.label, count(distinct a.id) as n
        from annotation a
       cross join lateral (select l.output, l.label from gold_labels(a.answer) l
                            union all
                           select v.output, v.scale from gold_values(a.answer) v) said
       where a.dataset_id = ? and a.answer is not null group by 1, 2
      """;
  private static final String REPLACE_ANSWERS =
      """
      update annotation a set answer = gold_relabelled(a.answer, ?, ?, ?::text, ?::text[])
       where a.dataset_id = ? and a.answer is not null and gold_has(a.answer, ?, ?)
      """;

  /** So that what people were shown can still be compared with what they answered. */
  private static final String REPLACE_SUGGESTIONS =
      """
      update annotation a set suggestion = gold_relabelled(a.suggestion, ?, ?, ?::text, ?::text[])
       where a.dataset_id = ? and a.suggestion is not null and gold_has(a.suggestion, ?, ?)
      """;

  /** A lease hands its suggestion on to the answer that ends it. */
  private static final String REPLACE_HANDED_OUT =
      """
      update annotation_lease l set suggestion = gold_relabelled(l.suggestion, ?, ?, ?::text, ?::text[])
       where l.dataset_id = ? and l.suggestion is not null and gold_has(l.suggestion, ?, ?)
      """;

  private static final String REPLACE_DECISIONS =
      """
      update annotation_item i set decision = gold_relabelled(i.decision, ?, ?, ?::text, ?::text[])
       where i.dataset_id = ? and i.decision is not null and gold_has(i.decision, ?, ?)
      """;

  /** An item whose reviewers were to look into answers that are gone is asked about again. */
  private static final String DISCARD_ANSWERS =
      """
      with gone as (
        delete from annotation a where a.dataset_id = ? and a.answer is not null and gold_has(a.answer, ?, ?)
        returning a.example_id, a.returned),
      fewer as (
        select example_id, count(*) as taken, count(*) filter (where not returned) as answered from gone group by 1),
      counted as (
        update annotation_item i
           set taken = i.taken - f.taken, answered = i.answered - f.answered,
               state = case when i.state = 'review' and i.answered >= i.wanted and f.answered > 0
                             and exists (select from annotation_plan p where p.dataset_id = i.dataset_id)
                            then 'open' else i.state end
          from fewer f where i.example_id = f.example_id)
      select count(*) as n from gone
      """;

  /**
   * What others answered to a decided item may be enough for a reviewer, or an estimate. Where
   * nobody is asked a reviewer is.
   */
  private static final String DISCARD_DECISIONS =
      """
      with undone as (
        select i.example_id from annotation_item i
         where i.dataset_id = ? and i.decision is not null and gold_has(i.decision, ?, ?)),
      judged as (
        update annotation a set right_answer = null
         where a.dataset_id = ? and a.right_answer is not null and a.example_id in (select u.example_id from undone u))
      update annotation_item i
         set state = case when exists (select from annotation_plan p
                                        where p.dataset_id = i.dataset_id
                                          and (p.gold_rule = 'estimated' or i.answered < i.wanted))
                          then 'open' else 'review' end,
             decision = null, decided_by = null, decided_at = null, certainty = null
       where i.example_id in (select u.example_id from undone u)
      """;

  private final Sql sql;
  private final UnitedAnswers united;
  private final ItemOrder order;

  RelabelledAnswers(Sql sql, UnitedAnswers united, ItemOrder order) {
    this.sql = sql;
    this.united = united;
    this.order = order;
  }

  @Override
  public void count(UUID dataset, Counts counts) {
    sql.forEach(
        COUNT, row -> counts.add(row.text("output"), row.text("label"), row.whole("n")), dataset);
  }

  @Override
  public long replace(LabelEdit edit) {
    UnitedAnswers.Before before = united.before(edit);
    long answers = replace(REPLACE_ANSWERS, edit);
    replace(REPLACE_SUGGESTIONS, edit);
    replace(REPLACE_HANDED_OUT, edit);
    replace(REPLACE_DECISIONS, edit);
    united.settle(edit, before);
    return answers;
  }

  private int replace(String statement, LabelEdit edit) {
    return sql.update(
        statement,
        edit.output(),
        edit.label(),
        edit.replacement(),
        edit.order(),
        edit.dataset(),
        edit.output(),
        edit.label());
  }

  @Override
  public long discard(LabelEdit edit) {
    long answers =
        sql.single(
            DISCARD_ANSWERS, row -> row.whole("n"), edit.dataset(), edit.output(), edit.label());
    sql.update(DISCARD_DECISIONS, edit.dataset(), edit.output(), edit.label(), edit.dataset());
    order.ask(edit.dataset());
    return answers;
  }
}
