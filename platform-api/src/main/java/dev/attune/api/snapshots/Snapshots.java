package dev.attune.api.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.LongWork;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes and shows snapshots. */
@ApplicationScoped
class Snapshots {
  /**
   * Of a data set that has just been uploaded the database expects a handful of rows, and would
   * compare each of many with each.
   */
  private static final String JOINS = "select set_config('enable_nestloop', 'off', true)";

  private static final String COLUMNS =
      "id, number, content_hash, counts, rule, task, created_by, created_at";

  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final LongWork longWork;
  private final LikeTexts likeTexts;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final Caller caller;

  Snapshots(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      LongWork longWork,
      LikeTexts likeTexts,
      ObjectMapper json,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.longWork = longWork;
    this.likeTexts = likeTexts;
    this.json = json;
    this.audit = audit;
    this.caller = caller;
  }

  /**
   * What there is to share out.
   *
   * @param kept the snapshot whose test split is kept; null for none
   */
  private record Source(UUID dataset, @Nullable UUID kept) {}

  SnapshotView take(String dataset, NewSnapshot wanted) {
    return longWork.during(
        () ->
            switch (wanted.splits()) {
              case SplitRule.Column column ->
                  inTransaction(dataset, locked -> take(locked, column));
              case SplitRule.Shares shares -> {
                Source source =
                    QuarkusTransaction.requiringNew().call(() -> source(dataset, shares));
                Likeness likeness = likeTexts.among(source.dataset(), shares, source.kept());
                long seed = wanted.seed() == null ? 0 : wanted.seed();
                yield inTransaction(
                    dataset, locked -> take(locked, shares, seed, source.kept(), likeness));
              }
            });
  }

  private SnapshotView inTransaction(String name, Function<Dataset, SnapshotView> work) {
    return longWork.inTransaction(
        () -> {
          Dataset dataset = datasets.required(name);
          lock.take(dataset);
          sql.forEach(JOINS, row -> {});
          return work.apply(dataset);
        });
  }

  private Source source(String name, SplitRule.Shares shares) {
    Dataset dataset = datasets.required(name);
    labelledExamples(dataset.id, datasets.task(dataset.task)).checkEnoughToShareOut();
    return new Source(
        dataset.id,
        shares instanceof SplitRule.KeptTest kept ? snapshot(dataset.id, kept.testOf()) : null);
  }

  private UUID snapshot(UUID dataset, int number) {
    return sql.one(
            "select id from snapshot where dataset_id = ? and number = ?",
            row -> row.uuid("id"),
            dataset,
            number)
        .orElseThrow(
            () -> Refusal.invalid("splits", "there is no snapshot " + number + " to keep"));
  }

  private SnapshotView take(Dataset dataset, SplitRule.Column column) {
    Task task = datasets.task(dataset.task);
    Assignment assignment = Assignment.byColumn(sql, dataset, task);
    SplitCounts counts = counts(task, assignment);
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("splits", column);
    return take(dataset, rule, assignment, counts, null);
  }

  private SnapshotView take(
      Dataset dataset, SplitRule.Shares shares, long seed, @Nullable UUID kept, Likeness found) {
    Task task = datasets.task(dataset.task);
    Likeness likeness = found;
    Assignment assignment = Assignment.byShares(sql, dataset, task, shares, seed, kept, likeness);
    SplitCounts counts = counts(task, assignment);
    while (likeness.matters() && !counts.isComplete()) {
      Likeness looser = likeness.without(having(dataset.id, counts.missing()));
      likeness = looser.equals(likeness) ? likeness.allApart() : looser;
      assignment = Assignment.byShares(sql, dataset, task, shares, seed, kept, likeness);
      counts = counts(task, assignment);
    }
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("splits", shares);
    rule.put("seed", seed);
    return take(dataset, rule, assignment, counts, likeness);
  }

  private static SplitCounts counts(Task task, Assignment assignment) {
    SplitCounts counts = new SplitCounts(task);
    assignment.count(counts);
    return counts;
  }

  private SnapshotView take(
      Dataset dataset,
      Map<String, Object> rule,
      Assignment assignment,
      SplitCounts counts,
      @Nullable Likeness likeness) {
    counts.check();
    SnapshotView snapshot =
        store(dataset, json.valueToTree(rule), stored(dataset.id, counts, likeness), assignment);
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

  private Set<UUID> having(UUID dataset, Map<String, Set<String>> labels) {
    List<String> outputs = new ArrayList<>();
    List<String> names = new ArrayList<>();
    labels.forEach(
        (output, missing) ->
            missing.forEach(
                label -> {
                  outputs.add(output);
                  names.add(label);
                }));
    return Set.copyOf(
        sql.list(
            """
            select distinct e.id from example e cross join lateral gold_labels(e.gold) l
              join unnest(?::text[], ?::text[]) m (output, label) on m.output = l.output and m.label = l.label
             where e.dataset_id = ? and e.gold is not null
            """,
            row -> row.uuid("id"),
            outputs,
            names,
            dataset));
  }

  private JsonNode stored(UUID dataset, SplitCounts counts, @Nullable Likeness likeness) {
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
                    likeness == null ? row.whole("without_split") : 0,
                    likeness == null ? null : likeness.counts(counts.examples()))),
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
