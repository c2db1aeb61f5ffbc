package dev.attune.api.uploadedanswers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attune.api.annotation.ItemOrder;
import dev.attune.api.annotation.Items;
import dev.attune.api.annotation.Plan;
import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds uploaded answers to texts that were there before them. Until the upload has been read to its
 * end they wait in a table of its transaction's own: only then are items locked, in the order in
 * which everybody locks them, so that nobody who annotates waits for a slow file; and what becomes
 * of an item is decided once, in whichever order the rows came.
 */
@ApplicationScoped
class LateAnswers {
  private static final int AT_ONCE = 1_000;
  private static final UUID FIRST = new UUID(0, 0);

  private static final String COLUMNS =
      AnswerRows.COLUMNS + ", origin bigint, undecided boolean, member uuid";
  private static final String TABLE =
      "create temporary table late_answer (" + COLUMNS + ") on commit drop";
  private static final String KEEP =
      "insert into late_answer select r.* from jsonb_to_recordset(?::jsonb) as r (" + COLUMNS + ")";
  private static final String INDEX = "create index on late_answer (example, annotator, place)";
  private static final String NEXT =
      "select distinct example from late_answer where example > ? order by example limit ?";

  /**
   * What has a label and was never asked about is decided already. Items that are there are locked,
   * in one order with those that are made, although nothing of them changes.
   */
  private static final String ITEMS =
      """
      insert into annotation_item (example_id, dataset_id, priority, random, wanted, state, decision)
      select e.id, e.dataset_id,
             case when p.dataset_id is null then 0 else %s end, coalesce(%s, true),
             coalesce(p.annotators, 1), case when e.gold is null then 'open' else 'decided' end, e.gold
        from example e left join annotation_plan p on p.dataset_id = e.dataset_id
       where e.id = any (?::uuid[]) order by e.id
          on conflict (example_id) do update set wanted = annotation_item.wanted where false
      """
          .formatted(ItemOrder.place("e.id", "e.created_at"), ItemOrder.byChance("e.id"));

  /** Who has let go of a text without saying so is not waited for. */
  private static final String ABANDONED =
      """
      with gone as (
        delete from annotation_lease l where l.example_id = any (?::uuid[]) and l.until <= ? returning l.example_id)
      update annotation_item i set taken = i.taken - g.n
        from (select example_id, count(*) as n from gone group by 1) g where i.example_id = g.example_id
      """;

  /**
   * Of a person's answers to a text the first counts, before all one of an earlier upload, or one
   * that was given here.
   */
  private static final String ADD =
      """
      with first as (
        select distinct on (l.example, l.annotator) l.* from late_answer l
         where l.example = any (?::uuid[])
           and not exists (select from annotation a where a.example_id = l.example and a.member_id = l.member)
         order by l.example, l.annotator, l.place),
      added as (
      %s on conflict (example_id, annotator_id) do nothing
      returning example_id, annotator_id, answer is not null as answered),
      counted as (
        update annotation_item i
           set taken = i.taken + a.n, answered = i.answered + a.n, wanted = greatest(i.wanted, i.taken + a.n)
          from (select example_id, count(*) filter (where answered) as n from added group by 1) a
         where i.example_id = a.example_id)
      select a.example_id, count(*) as answers, count(distinct f.origin) as origins,
             bool_or(f.undecided) or not bool_or(a.answered) as undecided
        from added a join first f on f.example = a.example_id and f.annotator = a.annotator_id
       group by 1 order by 1
      """
          .formatted(AnswerRows.STORE.formatted("first r"));

  private final Sql sql;
  private final Items items;
  private final LateVerdicts verdicts;

  LateAnswers(Sql sql, Items items, LateVerdicts verdicts) {
    this.sql = sql;
    this.items = items;
    this.verdicts = verdicts;
  }

  /**
   * What was added.
   *
   * @param answers how many answers, skips among them
   * @param origins how many rows they came from
   */
  record Added(long answers, long origins) {
    private Added plus(Added other) {
      return new Added(answers + other.answers, origins + other.origins);
    }
  }

  /** Begins to keep answers, once in a transaction. */
  void begin() {
    sql.update(TABLE);
  }

  /**
   * Keeps answers of people who are named.
   *
   * @param rows as {@link AnswerRows} makes them, each with the number of its row in the file
   *     ({@code origin}), whether that row leaves open what the label is ({@code undecided}), and
   *     the {@code member} who has the name, if there is one
   */
  void keep(ArrayNode rows) {
    sql.update(KEEP, rows);
  }

  /** Adds what was kept, and decides what becomes of the items. */
  Added add(Dataset dataset, @Nullable Plan plan) {
    sql.update(INDEX);
    sql.update("analyze late_answer");
    items.keepCaller();
    Added added = new Added(0, 0);
    List<UUID> examples = next(FIRST);
    while (!examples.isEmpty()) {
      added = added.plus(add(dataset, plan, examples));
      examples = next(examples.getLast());
    }
    return added;
  }

  private List<UUID> next(UUID after) {
    return sql.list(NEXT, row -> row.uuid("example"), after, AT_ONCE);
  }

  private Added add(Dataset dataset, @Nullable Plan plan, List<UUID> examples) {
    sql.update(ITEMS, examples);
    sql.update(ABANDONED, examples, items.now());
    List<LateVerdicts.Extended> extended = new ArrayList<>();
    Added added =
        sql
            .list(
                ADD,
                row -> {
                  extended.add(
                      new LateVerdicts.Extended(row.uuid("example_id"), row.truth("undecided")));
                  return new Added(row.whole("answers"), row.whole("origins"));
                },
                examples,
                dataset.id)
            .stream()
            .reduce(new Added(0, 0), Added::plus);
    verdicts.give(dataset, plan, extended);
    return added;
  }
}
