package dev.attune.api.suggestions;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has the newest version of a data set's models look at its undecided texts. */
@ApplicationScoped
class SuggestionRuns {
  private static final String NEWEST =
      """
      select v.id, m.name, v.number
        from dataset d
        join snapshot s on s.dataset_id = d.id
        join model_version v on v.snapshot_id = s.id and v.task = d.task
        join model m on m.id = v.model_id
       where d.id = ? order by v.created_at desc, v.id desc limit 1
      """;
  private static final String LAST =
      """
      select r.id, r.state, m.name, v.number,
             case when r.state = 'queued' then (select q.place from queue_positions() q where q.target = r.id) end as queue_position,
             r.texts, r.predicted, r.failure, r.requested_by, r.created_at, r.started_at, r.finished_at
        from suggestion_run r join model_version v on v.id = r.version_id join model m on m.id = v.model_id
       where r.dataset_id = ? order by r.id desc limit 1
      """;
  private static final String COUNTS =
      """
      select count(s.example_id) as suggested, count(*) - count(s.example_id) as waiting
        from example e left join suggestion s on s.example_id = e.id and s.version_id = ?::uuid
       where e.dataset_id = ? and e.gold is null
      """;
  private static final String UNSEEN =
      """
      select count(*)::int as n from (
        select from example e
         where e.dataset_id = ? and e.gold is null
           and not exists (select from suggestion s where s.example_id = e.id and s.version_id = ?)
         limit ?) x
      """;

  private static final String UNARRANGED =
      """
      select exists (select from annotation_plan where dataset_id = ? and ordering in ('diversity', 'mix'))
         and exists (select from suggestion s join example e on e.id = s.example_id and e.gold is null where s.dataset_id = ?)
         and not exists (select from suggestion where dataset_id = ? and diversity is not null) as yes
      """;

  /** Trainings and exports, which people wait for, go first. */
  private static final int PRIORITY = -1;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final AuditLog audit;
  private final Caller caller;

  SuggestionRuns(Sql sql, DatasetLookup datasets, AuditLog audit, Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.audit = audit;
    this.caller = caller;
  }

  record Version(UUID id, String model, int number) {
    static Version of(Row row) throws SQLException {
      return new Version(row.uuid("id"), row.text("name"), row.integer("number"));
    }
  }

  @Transactional
  SuggestionsView get(String datasetName) {
    return view(datasets.required(datasetName).id);
  }

  private SuggestionsView view(UUID dataset) {
    Optional<Version> newest = newest(dataset);
    return sql.single(
        COUNTS,
        row ->
            new SuggestionsView(
                newest
                    .map(version -> new SuggestionsView.Newest(version.model(), version.number()))
                    .orElse(null),
                row.whole("suggested"),
                row.whole("waiting"),
                sql.one(LAST, SuggestionRuns::run, dataset).orElse(null)),
        newest.map(Version::id).orElse(null),
        dataset);
  }

  /** The version that suggests; none while none was trained with the task as it is now. */
  Optional<Version> newest(UUID dataset) {
    return sql.one(NEWEST, Version::of, dataset);
  }

  /** Begins a run, unless one is under way. */
  @Transactional
  SuggestionsView request(String datasetName) {
    Dataset dataset = datasets.required(datasetName);
    Version version =
        newest(dataset.id)
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "No model has been trained on this data set with its task as it is now."));
    if (begin(dataset.id, version, caller.email())) {
      audit.record(
          caller.email(),
          "annotation.suggest",
          dataset.name,
          Map.of("version", version.model() + "/" + version.number()));
    }
    return view(dataset.id);
  }

  private boolean begin(UUID dataset, Version version, @Nullable String by) {
    Optional<UUID> run =
        sql.one(
            """
            insert into suggestion_run (dataset_id, version_id, requested_by) values (?, ?, ?)
            on conflict (dataset_id) where state in ('queued', 'running') do nothing returning id
            """,
            row -> row.uuid("id"),
            dataset,
            version.id(),
            by);
    run.ifPresent(
        id ->
            sql.update(
                "insert into job (suggestion_run_id, kind, priority) values (?, 'suggest', ?)",
                id,
                PRIORITY));
    return run.isPresent();
  }

  /** Cancels at once what waits; asks a worker to stop what runs. */
  @Transactional
  SuggestionsView cancel(String datasetName) {
    Dataset dataset = datasets.required(datasetName);
    UUID run =
        sql.one(
                "select id from suggestion_run where dataset_id = ? and state in ('queued', 'running')",
                row -> row.uuid("id"),
                dataset.id)
            .orElseThrow(() -> Refusal.conflict("No suggestions are being made."));
    if (sql.update("delete from job where suggestion_run_id = ? and state = 'queued'", run) > 0) {
      sql.update(
          "update suggestion_run set state = 'cancelled', finished_at = now() where id = ?", run);
    } else {
      sql.update("update job set cancel_requested = true where suggestion_run_id = ?", run);
    }
    audit.record(
        caller.email(), "annotation.suggest-cancel", dataset.name, Map.of("run", run.toString()));
    return view(dataset.id);
  }

  /**
   * Begins a run where the newest version has not looked at the data set yet, enough texts have
   * come since, or the plan now asks for an order that no run has found. One that failed or was
   * cancelled is begun again by people alone.
   *
   * @param enough how many texts are
   */
  void beginIfDue(UUID dataset, int enough) {
    newest(dataset)
        .filter(version -> isDue(dataset, version, enough))
        .ifPresent(version -> begin(dataset, version, null));
  }

  private boolean isDue(UUID dataset, Version version, int enough) {
    Optional<String> last =
        sql.one(
            "select state from suggestion_run where dataset_id = ? and version_id = ? order by id desc limit 1",
            row -> row.text("state"),
            dataset,
            version.id());
    if (last.isPresent() && !last.get().equals("succeeded")) {
      return false;
    }
    int needed = last.isEmpty() ? 1 : enough;
    return sql.single(UNSEEN, row -> row.integer("n"), dataset, version.id(), needed) >= needed
        || sql.single(UNARRANGED, row -> row.truth("yes"), dataset, dataset, dataset);
  }

  private static SuggestionsView.Run run(Row row) throws SQLException {
    return new SuggestionsView.Run(
        row.uuid("id"),
        row.text("state"),
        row.text("name"),
        row.integer("number"),
        row.wholeOrNull("queue_position"),
        row.integerOrNull("texts"),
        row.integer("predicted"),
        row.jsonOrNull("failure"),
        row.textOrNull("requested_by"),
        row.instant("created_at"),
        row.instantOrNull("started_at"),
        row.instantOrNull("finished_at"));
  }
}
