package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Estimate.Given;
import dev.attune.api.annotation.Estimate.Right;
import dev.attune.api.annotation.Items.Item;
import dev.attune.api.annotation.Items.State;
import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import dev.attune.data.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes gold of what is estimated to be right. The estimate is made without holding anybody up;
 * items whose answers, or whose labels, have changed meanwhile wait for the next one.
 */
@ApplicationScoped
class EstimatedGold {
  private static final int AT_ONCE = 200;

  /** With fewer examples of several answers, doubt says more about the estimate than the item. */
  private static final int ENOUGH = 30;

  private static final String ANSWERS =
      """
      select a.example_id::text as example,
             coalesce(a.member_id::text, a.annotator_id::text,
                      'nobody ' || row_number() over (partition by a.example_id order by a.id)) as annotator, a.answer
        from annotation a join annotation_item i on i.example_id = a.example_id and i.state <> 'gold'
       where a.dataset_id = ? and a.answer is not null and not a.returned order by a.id
      """;
  private static final String ENOUGH_ANSWERS =
      """
      select (select count(*) from annotation_item where dataset_id = ? and answered > 1) >= ?
          or not exists (select from annotation_item where dataset_id = ? and state = 'open' and answered < wanted) as enough
      """;
  private static final String UNSETTLED =
      """
      select example_id from annotation_item
       where dataset_id = ? and (state = 'open' and answered >= wanted
                                 or state = 'decided' and decided_by is null and certainty is not null)
       order by example_id
      """;

  private final Sql sql;
  private final Tenancy tenancy;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final Plans plans;
  private final Items items;
  private final Settlement settlement;

  EstimatedGold(
      Sql sql,
      Tenancy tenancy,
      DatasetLookup datasets,
      DatasetLock lock,
      Plans plans,
      Items items,
      Settlement settlement) {
    this.sql = sql;
    this.tenancy = tenancy;
    this.datasets = datasets;
    this.lock = lock;
    this.plans = plans;
    this.items = items;
    this.settlement = settlement;
  }

  /**
   * What there is to estimate from.
   *
   * @param unsettled items with all their answers, and those that an earlier estimate decided
   * @param enough whether an item that is not certain is to be looked into, by one more person or a
   *     reviewer; else it waits for an estimate from more answers
   */
  private record Answers(Task task, List<Given> given, List<UUID> unsettled, boolean enough) {
    Map<String, List<JsonNode>> byExample() {
      Map<String, List<JsonNode>> said = new LinkedHashMap<>();
      for (Given one : given) {
        said.computeIfAbsent(one.example(), key -> new ArrayList<>()).add(one.answer());
      }
      return said;
    }
  }

  /** Estimates a data set's gold; it must have a plan. */
  void make(UUID tenant, UUID dataset) {
    Answers answers = tenancy.inTransaction(tenant, () -> read(dataset));
    Estimate estimate = new Estimate(answers.task(), answers.given());
    Map<String, List<JsonNode>> said = answers.byExample();
    List<UUID> unsettled = answers.unsettled();
    for (int from = 0; from < unsettled.size(); from += AT_ONCE) {
      List<UUID> some = unsettled.subList(from, Math.min(from + AT_ONCE, unsettled.size()));
      tenancy.inTransaction(
          tenant,
          () -> {
            Dataset now = datasets.required(dataset.toString());
            lock.share(now);
            Plan plan = plans.required(dataset);
            if (plan.goldRule() == GoldRule.ESTIMATED
                && datasets.task(now.task).equals(answers.task())) {
              some.forEach(
                  example ->
                      settle(
                          plan,
                          example,
                          said.getOrDefault(example.toString(), List.of()),
                          estimate.of(example.toString()).orElse(null),
                          answers.enough()));
            }
          });
    }
  }

  private Answers read(UUID dataset) {
    return new Answers(
        datasets.task(datasets.required(dataset.toString()).task),
        given(dataset),
        sql.list(UNSETTLED, row -> row.uuid("example_id"), dataset),
        sql.single(ENOUGH_ANSWERS, row -> row.truth("enough"), dataset, ENOUGH, dataset));
  }

  /** Few answers differ from each other, and names come again and again: each is kept once. */
  private List<Given> given(UUID dataset) {
    Map<String, String> names = new HashMap<>();
    Map<JsonNode, JsonNode> answers = new HashMap<>();
    return sql.list(
        ANSWERS,
        row ->
            new Given(
                once(names, row.text("example")),
                once(names, row.text("annotator")),
                once(answers, row.json("answer"))),
        dataset);
  }

  private static <T> T once(Map<T, T> known, T value) {
    T before = known.putIfAbsent(value, value);
    return before == null ? value : before;
  }

  private void settle(
      Plan plan, UUID example, List<JsonNode> said, @Nullable Right right, boolean enough) {
    Optional<Item> found = items.lockedIfThere(plan.dataset(), example);
    if (found.isEmpty() || !said.equals(saidNow(example))) {
      return;
    }
    Item item = found.get();
    Right sure = right != null && right.certainty() >= plan.certainty() ? right : null;
    if (sure == null && !enough) {
      return;
    }
    if (item.state() == State.OPEN && item.answered() >= item.wanted()) {
      if (sure != null) {
        settlement.decide(plan.dataset(), example, sure.gold(), sure.certainty());
      } else {
        settlement.askMoreOrReview(plan, item);
      }
    } else if (item.state() == State.DECIDED && !item.decided()) {
      keepUp(plan, item, sure);
    }
  }

  /** An earlier estimate may turn out otherwise once there are more answers. */
  private void keepUp(Plan plan, Item item, @Nullable Right right) {
    if (right == null) {
      settlement.reopenByRule(plan.dataset(), item.example());
      settlement.askMoreOrReview(plan, item);
    } else if (right.gold().equals(decision(item.example()))) {
      sql.update(
          "update annotation_item set certainty = ? where example_id = ?",
          right.certainty(),
          item.example());
    } else {
      settlement.decide(plan.dataset(), item.example(), right.gold(), right.certainty());
    }
  }

  private JsonNode decision(UUID example) {
    return sql.single(
        "select decision from annotation_item where example_id = ?",
        row -> row.json("decision"),
        example);
  }

  private List<JsonNode> saidNow(UUID example) {
    return sql.list(
        "select answer from annotation where example_id = ? and answer is not null and not returned"
            + " order by id",
        row -> row.json("answer"),
        example);
  }
}
