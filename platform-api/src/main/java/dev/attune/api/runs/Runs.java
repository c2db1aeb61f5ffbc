package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.models.ShownFigures;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows training runs. */
@ApplicationScoped
class Runs {
  static final Set<String> STATES = Set.of("queued", "running", "succeeded", "failed", "cancelled");
  private static final Set<String> OPEN = Set.of("queued", "running");

  private static final String SELECT =
      """
      select r.id, m.name as model, d.name as dataset, s.number as snapshot, s.counts as snapshot_counts,
             s.task ->> 'type' as task,
             r.base_model, r.method, r.hyperparameters, r.search, r.state,
             case when r.state = 'queued' then (select q.place from queue_positions() q where q.target = r.id) end as queue_position,
             r.progress, %s as metrics, r.version, r.failure, r.requested_by,
             r.created_at, r.started_at, r.finished_at
        from training_run r join model m on m.id = r.model_id
        left join dataset d on d.id = r.dataset_id left join snapshot s on s.id = r.snapshot_id
      """;
  private static final String WHOLE = SELECT.formatted("r.metrics");

  /** What lists show of each; behind it comes which runs. */
  static final String BRIEF =
      SELECT.formatted(
          """
          r.metrics - 'mistakes' - 'slices' - 'search'
            #- '{test,confusion}' #- '{test,perClass}' #- '{test,reliability}' #- '{test,reliabilityBefore}' #- '{test,outputs}'
            #- '{validation,confusion}' #- '{validation,perClass}' #- '{validation,reliability}' #- '{validation,reliabilityBefore}'
            #- '{validation,outputs}'
          """);

  private final Sql sql;
  private final Estimates estimates;
  private final ShownFigures figures;

  Runs(Sql sql, Estimates estimates, ShownFigures figures) {
    this.sql = sql;
    this.estimates = estimates;
    this.figures = figures;
  }

  @Transactional
  Page<RunView> list(@Nullable String model, @Nullable String state, PageQuery page) {
    if (state != null && !STATES.contains(state)) {
      throw Refusal.malformed("state", "must be queued, running, succeeded, failed or cancelled");
    }
    UUID before = page.afterId();
    List<RunView> rows =
        sql.list(
            BRIEF
                + """
                 where (?::uuid is null or r.id < ?::uuid) and (?::text is null or m.name = ?)
                   and (?::text is null or r.state = ?)
                 order by r.id desc limit ?
                """,
            this::view,
            before,
            before,
            model,
            model,
            state,
            state,
            page.limit() + 1);
    return Page.of(rows, page.limit(), run -> run.id().toString());
  }

  @Transactional
  RunView get(UUID id) {
    return sql.one(WHOLE + " where r.id = ?", this::view, id)
        .orElseThrow(() -> Refusal.notFound("There is no such training run."));
  }

  private RunView view(Row row) throws SQLException {
    String state = row.text("state");
    JsonNode hyperparameters = row.json("hyperparameters");
    JsonNode search = row.jsonOrNull("search");
    JsonNode metrics = row.jsonOrNull("metrics");
    return new RunView(
        row.uuid("id"),
        row.text("model"),
        row.textOrNull("dataset"),
        row.integerOrNull("snapshot"),
        row.textOrNull("task"),
        row.text("base_model"),
        row.text("method"),
        hyperparameters,
        search,
        state,
        row.wholeOrNull("queue_position"),
        OPEN.contains(state) && search == null
            ? estimates.of(
                row.text("base_model"),
                row.text("method"),
                hyperparameters,
                row.jsonOrNull("snapshot_counts"))
            : null,
        row.jsonOrNull("progress"),
        metrics == null ? null : figures.of(metrics),
        row.integerOrNull("version"),
        row.jsonOrNull("failure"),
        row.text("requested_by"),
        row.instant("created_at"),
        row.instantOrNull("started_at"),
        row.instantOrNull("finished_at"));
  }
}
