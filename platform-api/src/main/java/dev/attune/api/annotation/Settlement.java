package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attune.api.annotation.Estimate.Right;
import dev.attune.api.annotation.Items.Action;
import dev.attune.api.annotation.Items.Item;
import dev.attune.api.annotation.Items.State;
import dev.attune.api.sql.Sql;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of items once people have answered. Uploads and plans settle thousands, so
 * that items are read, decided and written by the hundred.
 */
@ApplicationScoped
public class Settlement {
  private static final int AT_ONCE = 500;

  private static final String PLANNED =
      "select exists (select from annotation_plan where dataset_id = ?) as yes";
  private static final String SKIPPED =
      """
      select example_id from annotation where example_id = any (?::uuid[]) and skipped is not null
       group by example_id having count(*) > ?
      """;
  private static final String ASK_MORE =
      "update annotation_item set wanted = wanted + 1 where example_id = any (?::uuid[])";
  private static final String REVIEW =
      "update annotation_item set state = 'review' where example_id = any (?::uuid[])";
  private static final String DECIDED =
      """
      update annotation_item i
         set state = 'decided', decision = r.gold, decided_by = ?::uuid, decided_at = ?, certainty = r.certainty
        from jsonb_to_recordset(?::jsonb) as r (example uuid, gold jsonb, certainty float8)
       where i.example_id = r.example
      """;
  private static final String GOLD =
      """
      update example e
         set gold = r.gold,
             labelled_by = coalesce(?::uuid, (select min(a.member_id::text)::uuid from annotation a
                                               where a.example_id = e.id and a.answer is not null and not a.returned having count(*) = 1))
        from jsonb_to_recordset(?::jsonb) as r (example uuid, gold jsonb)
       where e.id = r.example
      """;

  private final Sql sql;
  private final Items items;
  private final SaidAnswers said;

  Settlement(Sql sql, Items items, SaidAnswers said) {
    this.sql = sql;
    this.items = items;
    this.said = said;
  }

  /**
   * What becomes gold.
   *
   * @param certainty how probable it is; null where it was not estimated
   */
  private record Verdict(UUID example, JsonNode gold, @Nullable Double certainty) {}

  /**
   * Makes gold of the answers to each item where the plan's rule says so (where gold is estimated,
   * a later estimate does), asks one more person where they disagree and the plan allows it, and
   * else leaves the item to a reviewer. Does nothing while answers are missing. The items are
   * locked.
   */
  public void settle(Plan plan, Task task, List<UUID> examples) {
    for (int from = 0; from < examples.size(); from += AT_ONCE) {
      settleTogether(plan, task, examples.subList(from, Math.min(from + AT_ONCE, examples.size())));
    }
  }

  private void settleTogether(Plan plan, Task task, List<UUID> examples) {
    List<UUID> incomplete = new ArrayList<>();
    Map<UUID, Item> complete = new LinkedHashMap<>();
    for (Item item : items.locked(plan.dataset(), examples)) {
      if (item.state() != State.OPEN) {
        continue;
      }
      if (item.answered() < item.wanted()) {
        incomplete.add(item.example());
      } else {
        complete.put(item.example(), item);
      }
    }
    review(plan.dataset(), skippedByTooMany(plan, incomplete));
    if (plan.goldRule() == GoldRule.ESTIMATED) {
      return;
    }
    Map<UUID, JsonNode> gold = gold(plan, task, complete.keySet());
    decideByRule(plan.dataset(), gold);
    complete.keySet().removeAll(gold.keySet());
    askMoreOrReview(plan, complete.values());
  }

  private List<UUID> skippedByTooMany(Plan plan, List<UUID> incomplete) {
    return incomplete.isEmpty()
        ? List.of()
        : sql.list(SKIPPED, row -> row.uuid("example_id"), incomplete, plan.annotatorsMax());
  }

  /** What the rule makes gold of. */
  private Map<UUID, JsonNode> gold(Plan plan, Task task, Collection<UUID> complete) {
    Consensus consensus = new Consensus(task, plan.goldRule());
    Map<UUID, JsonNode> gold = new LinkedHashMap<>();
    said.to(complete)
        .forEach(
            (example, answers) ->
                consensus.of(answers).ifPresent(right -> gold.put(example, right)));
    return gold;
  }

  /** Where the answers decide nothing. */
  void askMoreOrReview(Plan plan, Collection<Item> undecided) {
    List<UUID> toAsk = new ArrayList<>();
    List<UUID> toReview = new ArrayList<>();
    for (Item item : undecided) {
      boolean more =
          plan.goldRule() != GoldRule.ADJUDICATED && item.wanted() < plan.annotatorsMax();
      (more ? toAsk : toReview).add(item.example());
    }
    if (!toAsk.isEmpty()) {
      sql.update(ASK_MORE, toAsk);
    }
    review(plan.dataset(), toReview);
  }

  /** Leaves an item to a reviewer. */
  void review(UUID dataset, UUID example) {
    review(dataset, List.of(example));
  }

  private void review(UUID dataset, List<UUID> examples) {
    if (!examples.isEmpty()) {
      sql.update(REVIEW, examples);
      ArrayNode rows = JsonNodeFactory.instance.arrayNode();
      examples.forEach(example -> rows.addObject().put("example", example.toString()));
      items.recordAll(dataset, null, Action.DISPUTE, rows);
    }
  }

  /** Leaves an item of which nothing is decided to a reviewer, if nobody is asked about it. */
  void reviewUnlessAsked(UUID dataset, Item item) {
    if (item.answered() >= item.wanted()
        || !sql.single(PLANNED, row -> row.truth("yes"), dataset)) {
      review(dataset, item.example());
    }
  }

  /** Has somebody make an answer the example's gold. */
  void decide(UUID dataset, UUID example, JsonNode gold, UUID by) {
    decide(dataset, List.of(new Verdict(example, gold, null)), by);
  }

  /** Makes gold what the rule says of each example. */
  void decideByRule(UUID dataset, Map<UUID, JsonNode> gold) {
    List<Verdict> verdicts = new ArrayList<>();
    gold.forEach((example, right) -> verdicts.add(new Verdict(example, right, null)));
    decide(dataset, verdicts, null);
  }

  /** Makes gold what the estimate holds for right of each example. */
  void decideEstimated(UUID dataset, Map<UUID, Right> right) {
    List<Verdict> verdicts = new ArrayList<>();
    right.forEach((example, of) -> verdicts.add(new Verdict(example, of.gold(), of.certainty())));
    decide(dataset, verdicts, null);
  }

  private void decide(UUID dataset, List<Verdict> verdicts, @Nullable UUID by) {
    if (!verdicts.isEmpty()) {
      ArrayNode rows = makeGold(verdicts, by);
      items.recordAll(dataset, by, by == null ? Action.SETTLE : Action.DECIDE, rows);
    }
  }

  /**
   * Has the caller decide what the history tells.
   *
   * @param from who said or decided it then; null where the rule did, or the person is gone
   */
  void restore(UUID dataset, UUID example, JsonNode gold, @Nullable UUID from) {
    makeGold(List.of(new Verdict(example, gold, null)), items.caller());
    items.record(dataset, example, items.caller(), from, Action.RESTORE, gold);
  }

  private ArrayNode makeGold(List<Verdict> verdicts, @Nullable UUID by) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Verdict verdict : verdicts) {
      rows.addObject()
          .put("example", verdict.example().toString())
          .put("certainty", verdict.certainty())
          .set("gold", verdict.gold());
    }
    sql.update(DECIDED, by, items.now(), rows);
    sql.update(GOLD, by, rows);
    return rows;
  }

  /** Has the caller take back what was decided: the item is open and its example has no gold. */
  void reopen(UUID dataset, UUID example) {
    reopen(dataset, example, items.caller());
  }

  /** As {@link #reopen(UUID, UUID)}, on behalf of the plan's rule. */
  void reopenByRule(UUID dataset, UUID example) {
    reopen(dataset, example, null);
  }

  private void reopen(UUID dataset, UUID example, @Nullable UUID by) {
    takeGold(example);
    items.record(dataset, example, by, null, Action.REOPEN, null);
  }

  /** As {@link #reopen(UUID, UUID)}, because nothing was decided at the time that is restored. */
  void restoreUndecided(UUID dataset, UUID example) {
    takeGold(example);
    items.record(dataset, example, Action.RESTORE, null);
  }

  private void takeGold(UUID example) {
    sql.update(
        """
        update annotation_item set state = 'open', decision = null, decided_by = null, decided_at = null,
               certainty = null
         where example_id = ?
        """,
        example);
    sql.update("update example set gold = null, labelled_by = null where id = ?", example);
  }
}
