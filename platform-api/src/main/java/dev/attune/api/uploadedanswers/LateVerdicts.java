package dev.attune.api.uploadedanswers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attune.api.annotation.Items;
import dev.attune.api.annotation.Items.Action;
import dev.attune.api.annotation.Items.State;
import dev.attune.api.annotation.Plan;
import dev.attune.api.annotation.Settlement;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of items to which an upload has added answers. What somebody decided or
 * vouched for stays, and so does what waits for a reviewer, and a gold question. A label that is
 * only what people said is looked at anew.
 */
@ApplicationScoped
class LateVerdicts {
  /**
   * The history knows who is behind a label: also whether somebody decided who has left, and
   * whether an upload's label was its own, or what its people said.
   */
  private static final String STANDINGS =
      """
      select i.example_id, i.state, i.decision, i.answered >= i.wanted as complete,
             i.decided_by is not null or coalesce(v.action, '') <> 'settle' as vouched,
             s.kinds, s.answer, s.skips,
             s.members or exists (select from annotation_lease l where l.example_id = i.example_id)
                 or exists (select from annotation_event t
                             where t.example_id = i.example_id and t.member_id is not null
                               and (t.action = 'reopen' or t.action = 'restore' and t.answer is null)) as under_way
        from annotation_item i
       cross join lateral (
             select (count(distinct a.answer) filter (where not a.returned))::int as kinds,
                    (array_agg(a.answer order by a.id) filter (where a.answer is not null and not a.returned))[1] as answer,
                    count(a.skipped)::int as skips, bool_or(not a.uploaded) as members
               from annotation a where a.example_id = i.example_id) s
        left join lateral (
             select e.action from annotation_event e
              where e.example_id = i.example_id and e.answer is not null
                and e.action in ('settle', 'decide', 'restore', 'mark', 'upload')
              order by e.id desc limit 1) v on true
       where i.example_id = any (?::uuid[]) order by i.example_id
      """;

  private static final String DECIDE =
      """
      update annotation_item i
         set state = 'decided', decision = r.gold, decided_by = null, decided_at = null, certainty = null
        from jsonb_to_recordset(?::jsonb) as r (example uuid, gold jsonb) where i.example_id = r.example
      """;
  private static final String LABEL =
      """
      update example e set gold = r.gold, labelled_by = ?
        from jsonb_to_recordset(?::jsonb) as r (example uuid, gold jsonb) where e.id = r.example
      """;
  private static final String UNDECIDE =
      """
      update annotation_item i
         set state = ?, decision = null, decided_by = null, decided_at = null, certainty = null,
             wanted = coalesce((select greatest(case when i.unsure then p.annotators_max else p.annotators end, i.taken)
                                  from annotation_plan p where p.dataset_id = i.dataset_id), i.wanted)
       where i.example_id = any (?::uuid[])
      """;
  private static final String UNLABEL =
      """
      update example set gold = null, labelled_by = null where id = any (?::uuid[]) and gold is not null
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final Items items;
  private final Settlement settlement;

  LateVerdicts(Sql sql, DatasetLookup datasets, Items items, Settlement settlement) {
    this.sql = sql;
    this.datasets = datasets;
    this.items = items;
    this.settlement = settlement;
  }

  /**
   * An example that has got answers.
   *
   * @param undecided whether a row leaves open what the label is, although its people agree
   */
  record Extended(UUID example, boolean undecided) {}

  private enum Verdict {
    /** As it was: somebody vouches for it, or is to. */
    STAYS,
    /** The label is what people say, as before. */
    HOLDS,
    /** All say the same, and that is the label. */
    AGREED,
    /** People differ and there is no rule: a reviewer decides. */
    REVIEW,
    /** People differ now, so the plan's rule decides anew. */
    REOPEN,
    /** The plan's rule decides once there are enough answers. */
    ASKED
  }

  /**
   * Where an item stands once the answers are there.
   *
   * @param complete whether it has as many answers as it is to get
   * @param vouched whether somebody decided it, or an upload came with the label
   * @param kinds how many different answers there are
   * @param answer the first of them
   * @param underWay whether a member has answered it, has it before them, or took its label back
   */
  private record Standing(
      UUID example,
      State state,
      @Nullable JsonNode decision,
      boolean complete,
      boolean vouched,
      int kinds,
      @Nullable JsonNode answer,
      int skips,
      boolean underWay) {

    static Standing of(Row row) throws SQLException {
      return new Standing(
          row.uuid("example_id"),
          State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
          row.jsonOrNull("decision"),
          row.truth("complete"),
          row.truth("vouched"),
          row.integer("kinds"),
          row.jsonOrNull("answer"),
          row.integer("skips"),
          row.truth("under_way"));
    }

    Verdict verdict(boolean planned, boolean undecided) {
      return switch (state) {
        case GOLD, REVIEW -> Verdict.STAYS;
        case DECIDED -> vouched ? Verdict.STAYS : anew(planned);
        case OPEN -> first(planned, undecided);
      };
    }

    private Verdict anew(boolean planned) {
      if (kinds == 0 || (kinds == 1 && Objects.equals(answer, decision))) {
        return Verdict.HOLDS;
      }
      return planned ? Verdict.REOPEN : Verdict.REVIEW;
    }

    /** Where members are at it already theirs are to count as well. */
    private Verdict first(boolean planned, boolean undecided) {
      if (kinds == 1 && !undecided && !underWay) {
        return Verdict.AGREED;
      }
      return planned || kinds == 0 ? Verdict.ASKED : Verdict.REVIEW;
    }

    /** Whether the plan's rule has something to say. */
    boolean isDue(Plan plan) {
      return complete || skips > plan.annotatorsMax();
    }
  }

  /** Decides about examples, whose items are locked and have been counted. */
  void give(Dataset dataset, @Nullable Plan plan, List<Extended> extended) {
    if (extended.isEmpty()) {
      return;
    }
    Map<UUID, Boolean> undecided = new HashMap<>();
    extended.forEach(one -> undecided.put(one.example(), one.undecided()));
    Verdicts verdicts = new Verdicts();
    List<Standing> standings = sql.list(STANDINGS, Standing::of, undecided.keySet());
    for (Standing standing : standings) {
      verdicts.add(
          standing,
          standing.verdict(plan != null, Boolean.TRUE.equals(undecided.get(standing.example()))));
    }
    items.recordAll(dataset.id, items.caller(), Action.UPLOAD, verdicts.uploaded);
    sql.update(DECIDE, verdicts.agreed);
    sql.update(LABEL, items.caller(), verdicts.agreed);
    undecide(State.REVIEW, verdicts.review);
    undecide(State.OPEN, verdicts.reopened);
    items.recordAll(dataset.id, null, Action.SETTLE, verdicts.settled);
    if (plan != null) {
      Task task = datasets.task(dataset.task);
      settlement.settle(plan, task, verdicts.reopened);
      settlement.settle(
          plan,
          task,
          verdicts.asked.stream()
              .filter(standing -> standing.isDue(plan))
              .map(Standing::example)
              .toList());
    }
  }

  private void undecide(State state, List<UUID> examples) {
    if (!examples.isEmpty()) {
      sql.update(UNDECIDE, state.name().toLowerCase(Locale.ROOT), examples);
      sql.update(UNLABEL, examples);
    }
  }

  /** What there is to do for many items at once. */
  private static final class Verdicts {
    private final ArrayNode uploaded = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode agreed = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode settled = JsonNodeFactory.instance.arrayNode();
    private final List<UUID> review = new ArrayList<>();
    private final List<UUID> reopened = new ArrayList<>();
    private final List<Standing> asked = new ArrayList<>();

    /** The history tells of the upload first, and then of what it led to. */
    void add(Standing standing, Verdict verdict) {
      UUID example = standing.example();
      put(uploaded, example, verdict == Verdict.STAYS ? standing.decision() : null);
      switch (verdict) {
        case STAYS -> {}
        case HOLDS -> put(settled, example, standing.decision());
        case AGREED -> {
          put(agreed, example, standing.answer());
          put(settled, example, standing.answer());
        }
        case REVIEW -> review.add(example);
        case REOPEN -> reopened.add(example);
        case ASKED -> asked.add(standing);
      }
    }

    private static void put(ArrayNode list, UUID example, @Nullable JsonNode gold) {
      list.addObject().put("example", example.toString()).set("gold", gold);
    }
  }
}
