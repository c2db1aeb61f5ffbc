package dev.attune.api.deployments;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.learning.Model;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says which versions answer, and goes back to what answered before. */
@ApplicationScoped
class Deployments {
  private final Sql sql;
  private final DeploymentLookup lookup;
  private final AuditLog audit;
  private final Caller caller;

  Deployments(Sql sql, DeploymentLookup lookup, AuditLog audit, Caller caller) {
    this.sql = sql;
    this.lookup = lookup;
    this.audit = audit;
    this.caller = caller;
  }

  /** Never deployed is a deployment too: nothing serves. */
  @Transactional
  DeploymentView get(String model) {
    return lookup
        .of(modelNamed(model).id)
        .orElseThrow(() -> Refusal.notFound("The model has not been deployed."));
  }

  @Transactional
  Page<DeploymentView> history(String model, PageQuery page) {
    Long before = page.afterNumber();
    List<DeploymentView> rows =
        sql.list(
            "select "
                + DeploymentLookup.COLUMNS
                + """
                 from deployment_revision
                 where model_id = ? and (?::bigint is null or revision < ?::bigint)
                 order by revision desc limit ?
                """,
            DeploymentLookup::view,
            modelNamed(model).id,
            before,
            before,
            page.limit() + 1);
    return Page.of(rows, page.limit(), one -> Integer.toString(one.revision()));
  }

  @Transactional
  DeploymentView deploy(String modelName, NewDeployment wanted) {
    if (wanted.shadow() != null) {
      throw Refusal.invalid("shadow", "this release serves production and canary; send null");
    }
    Model model = modelNamed(modelName);
    Canary canary = wanted.canary();
    checkVersion(model.id, "production", wanted.production());
    if (canary != null) {
      checkVersion(model.id, "canary.version", canary.version());
      if (canary.version().equals(wanted.production())) {
        throw Refusal.invalid("canary.version", "is in production already");
      }
    }
    lock(model.id);
    DeploymentView deployed = store(model.id, wanted.production(), canary);
    record("deployment.change", modelName, deployed);
    return deployed;
  }

  /** To what served before the present deployment; twice in a row leads back again. */
  @Transactional
  DeploymentView rollBack(String modelName) {
    Model model = modelNamed(modelName);
    lock(model.id);
    DeploymentView before =
        sql.one(
                "select "
                    + DeploymentLookup.COLUMNS
                    + " from deployment_revision where model_id = ? order by revision desc limit 1 offset 1",
                DeploymentLookup::view,
                model.id)
            .orElseThrow(() -> Refusal.conflict("There is no deployment before the present one."));
    DeploymentView deployed = store(model.id, before.production(), before.canary());
    record("deployment.rollback", modelName, deployed);
    return deployed;
  }

  private DeploymentView store(UUID model, @Nullable Integer production, @Nullable Canary canary) {
    DeploymentView stored =
        sql.single(
            """
            insert into deployment as d (model_id, production, canary_version, canary_percent, updated_by, updated_at)
            values (?, ?::int, ?::int, ?::int, ?, now())
            on conflict (model_id) do update
               set production = excluded.production, canary_version = excluded.canary_version,
                   canary_percent = excluded.canary_percent, shadow = null, revision = d.revision + 1,
                   updated_by = excluded.updated_by, updated_at = excluded.updated_at
            returning
            """
                + DeploymentLookup.COLUMNS,
            DeploymentLookup::view,
            model,
            production,
            canary == null ? null : canary.version(),
            canary == null ? null : canary.percent(),
            caller.email());
    sql.update(
        """
        insert into deployment_revision
          (model_id, revision, production, canary_version, canary_percent, shadow, updated_by, updated_at)
        select model_id, revision, production, canary_version, canary_percent, shadow, updated_by, updated_at
          from deployment where model_id = ?
        """,
        model);
    return stored;
  }

  private void checkVersion(UUID model, String field, int version) {
    int found =
        sql.single(
            "select count(*)::int as n from model_version where model_id = ? and number = ?",
            row -> row.integer("n"),
            model,
            version);
    if (found == 0) {
      throw Refusal.invalid(field, "the model has no version " + version);
    }
  }

  /** One deployment of a model at a time, also of one that has none yet. */
  private void lock(UUID model) {
    sql.forEach(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        row -> {},
        "attune:deployment:" + model);
  }

  private static Model modelNamed(String name) {
    return Model.<Model>find("name", name)
        .firstResultOptional()
        .orElseThrow(() -> Refusal.notFound("There is no such model."));
  }

  private void record(String action, String model, DeploymentView deployed) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("revision", deployed.revision());
    details.put("production", deployed.production());
    details.put("canary", deployed.canary());
    audit.record(caller.email(), action, model, details);
  }
}
