package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.UUID;

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
  private static final String KEEP =
      """
      update annotation_item i set certainty = r.certainty
        from jsonb_to_recordset(?::jsonb) as r (example uuid, certainty float8)
       where i.example_id = r.example and i.certainty <> r.certainty
      """;

  private final Sql sql;
  private final Tenancy tenancy;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final Plans plans;
  private final Items items;
  private final SaidAnswers said;
  private final Settlement settlement;

  EstimatedGold(
      Sql sql,
      Tenancy tenancy,
      DatasetLookup datasets,
      DatasetLock lock,
      Plans plans,
      Items items,
      SaidAnswers said,
      Settlement settlement) {
    this.sql = sql;
    this.tenancy = tenancy;
    this.datasets = datasets;
    this.lock = lock;
    this.plans = plans;
    this.items = items;
    this.said = said;
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
    Map<String, List<JsonNode>> before = answers.byExample();
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
              settle(plan, unchanged(plan, some, before), estimate, answers.enough());
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

  /** Locks those of some items to which people have said nothing else since. */
  private List<Item> unchanged(Plan plan, List<UUID> examples, Map<String, List<JsonNode>> before) {
    List<Item> locked = items.locked(plan.dataset(), examples);
    Map<UUID, List<JsonNode>> now = said.to(examples);
    return locked.stream()
        .filter(
            item ->
                before
                    .getOrDefault(item.example().toString(), List.of())
                    .equals(now.getOrDefault(item.example(), List.of())))
        .toList();
  }

  private void settle(Plan plan, List<Item> unchanged, Estimate estimate, boolean enough) {
    Map<UUID, JsonNode> decisions = decisions(unchanged);
    Map<UUID, Right> toDecide = new LinkedHashMap<>();
    Map<UUID, Right> toKeep = new LinkedHashMap<>();
    List<Item> undecided = new ArrayList<>();
    for (Item item : unchanged) {
      UUID example = item.example();
      boolean byRule = item.state() == State.DECIDED && !item.decided();
      boolean complete = item.state() == State.OPEN && item.answered() >= item.wanted();
      Right right =
          estimate
              .of(example.toString())
              .filter(likely -> likely.certainty() >= plan.certainty())
              .orElse(null);
      if (!(byRule || complete) || (right == null && !enough)) {
        continue;
      }
      if (right == null) {
        undecided.add(item);
      } else if (byRule && right.gold().equals(decisions.get(example))) {
        toKeep.put(example, right);
      } else {
        toDecide.put(example, right);
      }
    }
    settlement.decideEstimated(plan.dataset(), toDecide);
    keep(toKeep);
    undecided.stream()
        .filter(item -> item.state() == State.DECIDED)
        .forEach(item -> settlement.reopenByRule(plan.dataset(), item.example()));
    settlement.askMoreOrReview(plan, undecided);
  }

  /** What was decided of items. */
  private Map<UUID, JsonNode> decisions(List<Item> settled) {
    Map<UUID, JsonNode> decisions = new HashMap<>();
    sql.forEach(
        "select example_id, decision from annotation_item where example_id = any (?::uuid[]) and"
            + " decision is not null",
        row -> decisions.put(row.uuid("example_id"), row.json("decision")),
        settled.stream().map(Item::example).toList());
    return decisions;
  }

  /** An earlier estimate found the same, with another certainty. */
  private void keep(Map<UUID, Right> same) {
    if (same.isEmpty()) {
      return;
    }
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    same.forEach(
        (example, right) ->
            rows.addObject()
                .put("example", example.toString())
                .put("certainty", right.certainty()));
    sql.update(KEEP, rows);
  }
}
