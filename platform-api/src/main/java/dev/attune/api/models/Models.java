package dev.attune.api.models;

import dev.attune.api.deployments.DeploymentLookup;
import dev.attune.api.deployments.DeploymentView;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.learning.Model;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Shows models and their versions. */
@ApplicationScoped
class Models {
  private static final String VERSIONS =
      """
      select v.number, v.method, v.base_model, v.task, %s as metrics, v.lineage, v.created_at, m.name as model,
             coalesce(v.number = d.production, false) as in_production,
             coalesce(v.number = d.canary_version, false) as in_canary,
             coalesce(v.number = d.shadow, false) as in_shadow
        from model_version v join model m on m.id = v.model_id left join deployment d on d.model_id = v.model_id
       where v.model_id = ?
      """;

  /** The version's figures, and beside them what 8 bits would cost where that was measured. */
  private static final String METRICS =
      "(v.metrics || jsonb_strip_nulls(jsonb_build_object('int8', v.int8)))";

  private static final String WHOLE = VERSIONS.formatted(METRICS);
  private static final String BRIEF =
      VERSIONS.formatted(
          METRICS
              + """
               - 'mistakes' - 'slices' - 'search'
                #- '{test,confusion}' #- '{test,perClass}' #- '{test,reliability}' #- '{test,reliabilityBefore}' #- '{test,outputs}'
                #- '{validation,confusion}' #- '{validation,perClass}' #- '{validation,reliability}' #- '{validation,reliabilityBefore}'
                #- '{validation,outputs}'
              """);

  private final Sql sql;
  private final ModelLookup lookup;
  private final DeploymentLookup deployments;
  private final ShownFigures figures;

  Models(Sql sql, ModelLookup lookup, DeploymentLookup deployments, ShownFigures figures) {
    this.sql = sql;
    this.lookup = lookup;
    this.deployments = deployments;
    this.figures = figures;
  }

  @Transactional
  Page<ModelView> list(PageQuery page) {
    List<ModelView> rows =
        sql.list(
            """
            select m.name, nullif(m.latest_version, 0) as latest_version, d.production, m.created_at,
                   (select coalesce(v.metrics #> '{test,headline}',
                                    '{"name": "macroF1"}'::jsonb || (v.metrics #> '{test,macroF1}'))
                      from model_version v
                     where v.model_id = m.id and v.number = coalesce(d.production, m.latest_version)) as headline
              from model m left join deployment d on d.model_id = m.id
             where m.name > coalesce(?::text, '') order by m.name limit ?
            """,
            row ->
                new ModelView(
                    row.text("name"),
                    row.integerOrNull("latest_version"),
                    row.integerOrNull("production"),
                    row.instant("created_at"),
                    row.jsonOrNull("headline"),
                    null),
            page.after(),
            page.limit() + 1);
    return Page.of(rows, page.limit(), ModelView::name);
  }

  @Transactional
  ModelView get(String name) {
    Model model = lookup.required(name);
    DeploymentView deployment = deployments.of(model.id).orElse(null);
    return new ModelView(
        model.name,
        model.latestVersion == 0 ? null : model.latestVersion,
        deployment == null ? null : deployment.production(),
        model.createdAt,
        null,
        deployment);
  }

  @Transactional
  Page<VersionView> versions(String name, PageQuery page) {
    Long before = page.afterNumber();
    List<VersionView> rows =
        sql.list(
            BRIEF
                + " and (?::bigint is null or v.number < ?::bigint) order by v.number desc limit ?",
            this::version,
            lookup.required(name).id,
            before,
            before,
            page.limit() + 1);
    return Page.of(rows, page.limit(), version -> Integer.toString(version.number()));
  }

  @Transactional
  VersionView version(String name, int number) {
    return sql.one(WHOLE + " and v.number = ?", this::version, lookup.required(name).id, number)
        .orElseThrow(() -> Refusal.notFound("There is no such version."));
  }

  private VersionView version(Row row) throws SQLException {
    List<String> serving = new ArrayList<>();
    for (String way : List.of("production", "canary", "shadow")) {
      if (row.truth("in_" + way)) {
        serving.add(way);
      }
    }
    return new VersionView(
        row.text("model"),
        row.integer("number"),
        row.text("method"),
        row.text("base_model"),
        row.json("task"),
        figures.of(row.json("metrics")),
        Lineage.shown(row.json("lineage")),
        serving,
        row.instant("created_at"));
  }
}
