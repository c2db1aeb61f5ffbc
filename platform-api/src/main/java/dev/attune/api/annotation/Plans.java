package dev.attune.api.annotation;

import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.LongWork;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.security.Role;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes and shows data sets' plans. */
@ApplicationScoped
public class Plans {
  private static final String STORE =
      """
      insert into annotation_plan (dataset_id, open, annotators, annotators_max, gold_rule, certainty, ordering, assignment, created_by,
                                   gold_share, gold_least, gold_bar, random_share, suggestions, unsure_share)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (dataset_id) do update
         set open = excluded.open, annotators = excluded.annotators, annotators_max = excluded.annotators_max,
             gold_rule = excluded.gold_rule, certainty = excluded.certainty, ordering = excluded.ordering, assignment = excluded.assignment,
             gold_share = excluded.gold_share, gold_least = excluded.gold_least, gold_bar = excluded.gold_bar,
             random_share = excluded.random_share, suggestions = excluded.suggestions, unsure_share = excluded.unsure_share
      """;
  private static final String WANT =
      """
      update annotation_item set wanted = greatest(case when unsure then ? else ? end, answered, 1)
       where dataset_id = ? and state = 'open'
      """;
  private static final String COMPLETE =
      "select example_id from annotation_item where dataset_id = ? and state = 'open' and answered"
          + " >= wanted";
  private static final String PROGRESS =
      """
      select count(*) as items,
             count(*) filter (where state = 'open' or state = 'gold' and answered < wanted) as open,
             count(*) filter (where state = 'open' and answered >= wanted) as waiting,
             count(*) filter (where state = 'review') as review,
             count(*) filter (where state = 'decided' or state = 'gold' and answered >= wanted) as decided,
             coalesce(sum(answered), 0)::bigint as answers,
             count(*) filter (where unsure) as unsure,
             coalesce(sum(taken - answered), 0)::bigint as in_hand
        from annotation_item where dataset_id = ?
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final ItemOrder order;
  private final UnsureItems unsure;
  private final Settlement settlement;
  private final AuditLog audit;
  private final Caller caller;
  private final LongWork longWork;

  Plans(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      ItemOrder order,
      UnsureItems unsure,
      Settlement settlement,
      AuditLog audit,
      Caller caller,
      LongWork longWork) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.order = order;
    this.unsure = unsure;
    this.settlement = settlement;
    this.audit = audit;
    this.caller = caller;
    this.longWork = longWork;
  }

  @Transactional
  PlanView get(String dataset) {
    return view(required(datasets.required(dataset).id));
  }

  /** The plan of a data set; 404 when it has none. */
  Plan required(UUID dataset) {
    return find(dataset)
        .orElseThrow(() -> Refusal.notFound("This data set has no plan for its annotation yet."));
  }

  /** The plan of a data set, if it has one. */
  public Optional<Plan> find(UUID dataset) {
    return sql.one(
        "select " + Plan.COLUMNS + " from annotation_plan where dataset_id = ?", Plan::of, dataset);
  }

  /** Makes or changes a plan; the first one may have much to settle that came with uploads. */
  PlanView put(String dataset, NewPlan wanted) {
    return longWork.during(() -> longWork.inTransaction(() -> putInTransaction(dataset, wanted)));
  }

  private PlanView putInTransaction(String datasetName, NewPlan wanted) {
    if (wanted.most() < wanted.annotators()) {
      throw Refusal.invalid("annotatorsMax", "must not be smaller than annotators");
    }
    Dataset found = datasets.required(datasetName);
    UUID dataset = found.id;
    Task task = datasets.task(found.task);
    requireLabels(task, wanted);
    ItemOrder.requireUncertainty(task, wanted);
    UnsureItems.requireSense(task, wanted);
    lock.take(found);
    Optional<Plan> before = find(dataset);
    double randomShare = order.randomShare(dataset, before, wanted);
    sql.update(
        STORE,
        dataset,
        wanted.isOpen(),
        wanted.annotators(),
        wanted.most(),
        wanted.goldRule().word(),
        wanted.sure(),
        wanted.ordering().word(),
        wanted.people() == null ? "pool" : "named",
        caller.email(),
        wanted.check().share(),
        wanted.check().least(),
        wanted.check().bar(),
        randomShare,
        wanted.suggesting().word(),
        wanted.unsure());
    assign(dataset, wanted.people());
    boolean adopted = before.isEmpty() && order.adopt(dataset) > 0;
    order.ask(dataset, before, wanted.ordering(), randomShare);
    boolean marked = unsure.mark(dataset, before, wanted);
    before.ifPresent(plan -> adapt(found, plan, wanted, marked));
    if (adopted) {
      settleComplete(found);
    }
    record(found.name, wanted, randomShare);
    return view(required(dataset));
  }

  /** Only where several people give labels is there something to estimate. */
  private static void requireLabels(Task task, NewPlan wanted) {
    if (wanted.goldRule() != GoldRule.ESTIMATED) {
      return;
    }
    if (TaskOutputs.of(task).values().stream().allMatch(output -> !Estimate.estimates(output))) {
      throw Refusal.invalid(
          "goldRule", "can be estimated for labels only; entities and values have no estimate");
    }
    if (wanted.annotators() < 2) {
      throw Refusal.invalid("annotators", "must be 2 or more where gold is estimated");
    }
  }

  /** Items that nobody has settled follow the plan as it is now. */
  private void adapt(Dataset dataset, Plan before, NewPlan wanted, boolean marked) {
    boolean otherNumber =
        before.annotators() != wanted.annotators()
            || (wanted.unsure() > 0 && before.annotatorsMax() != wanted.most());
    if (otherNumber) {
      sql.update(WANT, wanted.most(), wanted.annotators(), before.dataset());
    }
    if (otherNumber || marked || before.goldRule() != wanted.goldRule()) {
      settleComplete(dataset);
    }
  }

  /** With fewer annotators, or another rule, some items have all their answers. */
  private void settleComplete(Dataset dataset) {
    Plan plan = required(dataset.id);
    Task task = datasets.task(dataset.task);
    settlement.settle(plan, task, sql.list(COMPLETE, row -> row.uuid("example_id"), dataset.id));
  }

  private void assign(UUID dataset, @Nullable Set<String> people) {
    sql.update("delete from annotation_assignee where dataset_id = ?", dataset);
    if (people == null) {
      return;
    }
    List<String> emails = people.stream().map(email -> email.toLowerCase(Locale.ROOT)).toList();
    Map<String, UUID> members = new LinkedHashMap<>();
    sql.forEach(
        "select id, email from member where email = any (?::text[]) and role <> 'auditor'",
        row -> members.put(row.text("email"), row.uuid("id")),
        emails);
    List<ProblemError> unknown = new ArrayList<>();
    for (int i = 0; i < emails.size(); i++) {
      if (!members.containsKey(emails.get(i))) {
        unknown.add(
            ProblemError.inField("people", "has someone who is no member here that may annotate"));
      }
    }
    if (!unknown.isEmpty()) {
      throw Refusal.invalid(
          "people: " + unknown.size() + " are no members that may annotate", unknown);
    }
    sql.update(
        "insert into annotation_assignee (dataset_id, member_id) select ?, m from unnest(?::uuid[])"
            + " m",
        dataset,
        members.values());
  }

  private void record(String dataset, NewPlan wanted, double randomShare) {
    audit.record(caller.email(), "annotation.plan", dataset, wanted.details(randomShare));
  }

  private PlanView view(Plan plan) {
    List<String> people =
        plan.named()
            ? sql.list(
                """
                select m.email from annotation_assignee a join member m on m.id = a.member_id
                 where a.dataset_id = ? order by 1
                """,
                row -> row.text("email"),
                plan.dataset())
            : null;
    return sql.single(
        "select created_by, created_at, estimated_at from annotation_plan where dataset_id = ?",
        row ->
            new PlanView(
                plan.open(),
                plan.annotators(),
                plan.annotatorsMax(),
                plan.goldRule(),
                plan.certainty(),
                row.instantOrNull("estimated_at"),
                plan.ordering(),
                plan.randomShare(),
                plan.unsureShare(),
                plan.suggestions(),
                caller.role() == Role.ANNOTATOR ? null : plan.gold(),
                people,
                progress(plan.dataset()),
                row.text("created_by"),
                row.instant("created_at")),
        plan.dataset());
  }

  private PlanView.Progress progress(UUID dataset) {
    return sql.single(
        PROGRESS,
        row ->
            new PlanView.Progress(
                row.whole("items"),
                row.whole("open"),
                row.whole("waiting"),
                row.whole("review"),
                row.whole("decided"),
                row.whole("answers"),
                row.whole("unsure"),
                row.whole("in_hand")),
        dataset);
  }
}
