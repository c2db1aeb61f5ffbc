package dev.attune.api.annotation;

import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The order in which a plan's items are asked about, and what of it is left to chance. */
@ApplicationScoped
public class ItemOrder {
  private static final double USUAL_SHARE = 0.2;

  private static final String PLACE = place("e.id", "e.created_at");
  private static final String BY_CHANCE = byChance("e.id");

  private static final String ASK =
      """
      insert into annotation_item (example_id, dataset_id, priority, wanted, random)
      select e.id, e.dataset_id,
             %s,
             p.annotators, %s
        from example e join annotation_plan p on p.dataset_id = e.dataset_id
       where e.dataset_id = ? and %s
          on conflict (example_id) do nothing
      """;

  private static final String ASK_ALL = ASK.formatted(PLACE, BY_CHANCE, "e.gold is null");
  private static final String ASK_ONE = ASK.formatted(PLACE, BY_CHANCE, "e.id = ?");
  private static final String DRAW =
      """
      update annotation_item i set random = %s
        from annotation_plan p where p.dataset_id = i.dataset_id and i.dataset_id = ? and i.state = 'open'
      """
          .formatted(byChance("i.example_id"));
  private static final String REORDER =
      """
      update annotation_item i set priority = p.priority from item_places(?) p where i.example_id = p.example_id
      """;
  private static final String A_MODEL_CHOSE =
      """
      select exists (select from annotation_item where dataset_id = ? and asked_by = 'model') as yes
      """;

  /** Those that came with answers before anybody was asked. */
  private static final String ADOPT =
      """
      update annotation_item i
         set state = case when i.state = 'review' and not (p.gold_rule = 'adjudicated' and i.answered >= p.annotators)
                          then 'open' else i.state end,
             wanted = greatest(p.annotators, i.answered),
             priority = %s,
             random = %s
        from annotation_plan p, example e
       where p.dataset_id = i.dataset_id and e.id = i.example_id and i.dataset_id = ?
      """
          .formatted(PLACE, BY_CHANCE);

  private final Sql sql;

  ItemOrder(Sql sql) {
    this.sql = sql;
  }

  /**
   * SQL for where the plan p puts an item before a model has seen it.
   *
   * @param example its id
   * @param arrival when it arrived
   */
  public static String place(String example, String arrival) {
    return "case p.ordering when 'arrival' then extract(epoch from %s) else drawn(p.draw_key, %s, '\\x02') end"
        .formatted(arrival, example);
  }

  /** SQL for whether the plan p leaves an item's turn to chance. */
  public static String byChance(String example) {
    return "drawn(p.draw_key, %s, '\\x01') < p.random_share".formatted(example);
  }

  /** 422 where a plan wants to know how unsure a model is of values. */
  static void requireUncertainty(Task task, NewPlan wanted) {
    if (wanted.ordering().needsUncertainty()
        && TaskOutputs.of(task).values().stream().allMatch(RegressionTask.class::isInstance)) {
      throw Refusal.invalid(
          "ordering", "needs labels: a model is as sure of one value as of another; use diversity");
    }
  }

  /**
   * The share of texts that chance orders. Once a model has chosen it can only fall: what the model
   * has left over would not be a fair sample. 422 where it is to rise.
   */
  double randomShare(UUID dataset, Optional<Plan> before, NewPlan wanted) {
    double most = before.filter(plan -> aModelChose(dataset)).map(Plan::randomShare).orElse(1.0);
    if (!wanted.ordering().followsModel()) {
      return most;
    }
    double share =
        wanted.randomShare() == null ? Math.min(USUAL_SHARE, most) : wanted.randomShare();
    if (share > most) {
      throw Refusal.invalid(
          "randomShare",
          "must not be larger than " + most + ": a model has chosen among the others already");
    }
    return share;
  }

  private boolean aModelChose(UUID dataset) {
    return sql.single(A_MODEL_CHOSE, row -> row.truth("yes"), dataset);
  }

  /** Makes every undecided example an item that is none yet, at its place in the plan's order. */
  void ask(UUID dataset) {
    sql.update(ASK_ALL, dataset);
  }

  /**
   * Has a data set's first plan take over the items that uploaded answers have made: where people
   * differ its rule decides, and no reviewer before it. Says how many there are.
   */
  int adopt(UUID dataset) {
    return sql.update(ADOPT, dataset);
  }

  /** Makes an example an item, labelled or not, if it is none yet. */
  void ask(UUID dataset, UUID example) {
    sql.update(ASK_ONE, dataset, example);
  }

  /** Asks about all undecided examples, as the plan says that is stored. */
  void ask(UUID dataset, Optional<Plan> before, Ordering ordering, double randomShare) {
    ask(dataset);
    boolean changed =
        before
            .map(plan -> plan.ordering() != ordering || plan.randomShare() != randomShare)
            .orElse(ordering.followsModel());
    if (changed) {
      sql.update(DRAW, dataset);
      sql.update(REORDER, dataset);
    }
  }
}
