package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Items.Action;
import dev.attune.api.annotation.Items.Item;
import dev.attune.api.annotation.Items.State;
import dev.attune.api.sql.Sql;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of an item once people have answered. */
@ApplicationScoped
class Settlement {
  private static final String PLANNED =
      "select exists (select from annotation_plan where dataset_id = ?) as yes";

  private final Sql sql;
  private final Items items;

  Settlement(Sql sql, Items items) {
    this.sql = sql;
    this.items = items;
  }

  /**
   * Makes gold of the answers where the plan's rule says so (where gold is estimated, a later
   * estimate does), asks one more person where they disagree and the plan allows it, and else
   * leaves the item to a reviewer. Does nothing while answers are missing. The item is locked.
   */
  void settle(Plan plan, Task task, UUID example) {
    Item item = items.locked(plan.dataset(), example);
    if (item.state() != State.OPEN) {
      return;
    }
    if (item.answered() < item.wanted()) {
      if (skipped(example) > plan.annotatorsMax()) {
        review(plan.dataset(), example);
      }
      return;
    }
    if (plan.goldRule() == GoldRule.ESTIMATED) {
      return;
    }
    List<JsonNode> answers =
        sql.list(
            "select answer from annotation where example_id = ? and answer is not null and not"
                + " returned order by id",
            row -> row.json("answer"),
            example);
    new Consensus(task, plan.goldRule())
        .of(answers)
        .ifPresentOrElse(
            gold -> decide(plan.dataset(), example, gold, null), () -> askMoreOrReview(plan, item));
  }

  private int skipped(UUID example) {
    return sql.single(
        "select count(*)::int as n from annotation where example_id = ? and skipped is not null",
        row -> row.integer("n"),
        example);
  }

  /** Where the answers decide nothing. */
  void askMoreOrReview(Plan plan, Item item) {
    if (plan.goldRule() != GoldRule.ADJUDICATED && item.wanted() < plan.annotatorsMax()) {
      sql.update(
          "update annotation_item set wanted = wanted + 1 where example_id = ?", item.example());
    } else {
      review(plan.dataset(), item.example());
    }
  }

  /** Leaves an item to a reviewer. */
  void review(UUID dataset, UUID example) {
    sql.update("update annotation_item set state = 'review' where example_id = ?", example);
    items.record(dataset, example, null, null, Action.DISPUTE, null);
  }

  /** Leaves an item of which nothing is decided to a reviewer, if nobody is asked about it. */
  void reviewUnlessAsked(UUID dataset, Item item) {
    if (item.answered() >= item.wanted()
        || !sql.single(PLANNED, row -> row.truth("yes"), dataset)) {
      review(dataset, item.example());
    }
  }

  /**
   * Makes an answer the example's gold.
   *
   * @param by who decided; null where the rule did
   */
  void decide(UUID dataset, UUID example, JsonNode gold, @Nullable UUID by) {
    decide(dataset, example, gold, by, null);
  }

  /** Makes the label that the estimate holds for right the example's gold. */
  void decide(UUID dataset, UUID example, JsonNode gold, double certainty) {
    decide(dataset, example, gold, null, certainty);
  }

  private void decide(
      UUID dataset, UUID example, JsonNode gold, @Nullable UUID by, @Nullable Double certainty) {
    makeGold(example, gold, by, certainty);
    items.record(dataset, example, by, null, by == null ? Action.SETTLE : Action.DECIDE, gold);
  }

  /**
   * Has the caller decide what the history tells.
   *
   * @param from who said or decided it then; null where the rule did, or the person is gone
   */
  void restore(UUID dataset, UUID example, JsonNode gold, @Nullable UUID from) {
    makeGold(example, gold, items.caller(), null);
    items.record(dataset, example, items.caller(), from, Action.RESTORE, gold);
  }

  private void makeGold(
      UUID example, JsonNode gold, @Nullable UUID by, @Nullable Double certainty) {
    sql.update(
        """
        update annotation_item set state = 'decided', decision = ?::jsonb, decided_by = ?::uuid, decided_at = ?,
               certainty = ?::float8
         where example_id = ?
        """,
        gold,
        by,
        items.now(),
        certainty,
        example);
    sql.update(
        """
        update example e
           set gold = ?::jsonb,
               labelled_by = coalesce(?::uuid, (select min(a.member_id::text)::uuid from annotation a
                                                 where a.example_id = e.id and a.answer is not null and not a.returned having count(*) = 1))
         where e.id = ?
        """,
        gold,
        by,
        example);
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
