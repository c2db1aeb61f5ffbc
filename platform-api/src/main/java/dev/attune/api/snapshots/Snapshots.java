package dev.attune.api.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.LongWork;
import dev.attune.api.http.LimitsConfig;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes and shows snapshots. */
@ApplicationScoped
class Snapshots {
  private static final String COLUMNS =
      "id, number, content_hash, counts, rule, task, created_by, created_at";

  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final LongWork longWork;
  private final LimitsConfig limits;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final Caller caller;

  Snapshots(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      LongWork longWork,
      LimitsConfig limits,
      ObjectMapper json,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.longWork = longWork;
    this.limits = limits;
    this.json = json;
    this.audit = audit;
    this.caller = caller;
  }

  SnapshotView take(String dataset, NewSnapshot wanted) {
    return longWork.during(
        () ->
            QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(limits.uploadTimeout().toSeconds()))
                .call(() -> takeInTransaction(datasets.required(dataset), wanted)));
  }

  private SnapshotView takeInTransaction(Dataset dataset, NewSnapshot wanted) {
    lock.take(dataset);
    long seed = wanted.seed() == null ? 0 : wanted.seed();
    Task task = datasets.task(dataset.task);
    if (wanted.splits() instanceof SplitRule.Ratios) {
      labelledExamples(dataset.id, task).checkEnoughToShareOut();
    }
    Assignment assignment = Assignment.of(sql, dataset, task, wanted.splits(), seed);
    SplitCounts counts = new SplitCounts(task);
    assignment.count(counts);
    counts.check();
    SnapshotView snapshot =
        store(
            dataset,
            rule(wanted.splits(), seed),
            leftOut(dataset.id, wanted.splits(), counts),
            assignment);
    audit.record(
        caller.email(),
        "snapshot.create",
        dataset.name + "/" + snapshot.number(),
        Map.of("contentHash", snapshot.contentHash(), "rule", snapshot.rule()));
    return snapshot;
  }

  private SplitCounts labelledExamples(UUID dataset, Task task) {
    SplitCounts counts = new SplitCounts(task);
    sql.forEach(
        """
        select l.output, l.label, count(*) as n from example e cross join lateral gold_labels(e.gold) l
         where e.dataset_id = ? and e.gold is not null group by 1, 2
        """,
        row ->
            counts.addLabel(
                row.text("output"), row.text("label"), SplitRule.SPLITS.getFirst(), row.whole("n")),
        dataset);
    return counts;
  }

  private JsonNode leftOut(UUID dataset, SplitRule rule, SplitCounts counts) {
    return sql.single(
        """
        select count(*) filter (where gold is null) as unlabelled,
               count(*) filter (where gold is not null and split is null) as without_split
          from example where dataset_id = ?
        """,
        row ->
            json.valueToTree(
                counts.toJson(
                    row.whole("unlabelled"),
                    rule instanceof SplitRule.Column ? row.whole("without_split") : 0)),
        dataset);
  }

  private SnapshotView store(
      Dataset dataset, JsonNode rule, JsonNode counts, Assignment assignment) {
    int number =
        sql.single(
            "update dataset set latest_snapshot = latest_snapshot + 1 where id = ? returning latest_snapshot",
            row -> row.integer("latest_snapshot"),
            dataset.id);
    UUID id =
        sql.single(
            """
            insert into snapshot (dataset_id, number, task, rule, content_hash, counts, created_by)
            values (?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?) returning id
            """,
            row -> row.uuid("id"),
            dataset.id,
            number,
            dataset.task,
            rule,
            assignment.contentHash(dataset.task.toString()),
            counts,
            caller.email());
    assignment.store(id);
    return sql.single("select " + COLUMNS + " from snapshot where id = ?", this::view, id);
  }

  private JsonNode rule(SplitRule splits, long seed) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("splits", splits);
    if (splits instanceof SplitRule.Ratios) {
      rule.put("seed", seed);
    }
    return json.valueToTree(rule);
  }

  @Transactional
  Page<SnapshotView> list(String dataset, PageQuery page) {
    Long before = page.afterNumber();
    List<SnapshotView> rows =
        sql.list(
            "select "
                + COLUMNS
                + """
                 from snapshot where dataset_id = ? and (?::bigint is null or number < ?::bigint)
                 order by number desc limit ?
                """,
            this::view,
            datasets.required(dataset).id,
            before,
            before,
            page.limit() + 1);
    return Page.of(rows, page.limit(), snapshot -> Integer.toString(snapshot.number()));
  }

  @Transactional
  SnapshotView get(String dataset, int number) {
    return sql.one(
            "select " + COLUMNS + " from snapshot where dataset_id = ? and number = ?",
            this::view,
            datasets.required(dataset).id,
            number)
        .orElseThrow(() -> Refusal.notFound("There is no such snapshot."));
  }

  private SnapshotView view(Row row) throws SQLException {
    return new SnapshotView(
        row.integer("number"),
        row.text("content_hash"),
        SnapshotCounts.of(row.json("counts"), datasets.task(row.json("task"))),
        row.json("rule"),
        row.json("task"),
        row.text("created_by"),
        row.instant("created_at"));
  }
}
