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
  private static final int RECENT = 10;

  /** The newest deployment in which something else served. */
  private static final String BEFORE =
      "select "
          + DeploymentLookup.COLUMNS
          + """
           from deployment_revision r
           where r.model_id = ?
             and not exists (select from deployment d
                              where d.model_id = r.model_id
                                and (d.production, d.canary_version, d.canary_percent, d.shadow)
                                    is not distinct from (r.production, r.canary_version, r.canary_percent, r.shadow))
           order by revision desc limit 1
          """;

  private final Sql sql;
  private final DeploymentLookup lookup;
  private final Gateways gateways;
  private final Trials trials;
  private final AuditLog audit;
  private final Caller caller;

  Deployments(
      Sql sql,
      DeploymentLookup lookup,
      Gateways gateways,
      Trials trials,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.lookup = lookup;
    this.gateways = gateways;
    this.trials = trials;
    this.audit = audit;
    this.caller = caller;
  }

  /** What serves, where, and what the trials beside it have shown. */
  @Transactional
  DeploymentStatus get(String name) {
    UUID model = modelNamed(name).id;
    DeploymentView deployed =
        lookup.of(model).orElseThrow(() -> Refusal.notFound("The model has not been deployed."));
    return new DeploymentStatus(
        deployed.production(),
        deployed.canary(),
        deployed.shadow(),
        deployed.pinned(),
        deployed.revision(),
        deployed.updatedBy(),
        deployed.updatedAt(),
        gateways.of(model, deployed),
        trials.of(model, deployed),
        history(name, RECENT));
  }

  private List<DeploymentView> history(String model, int most) {
    return sql.list(
        "select "
            + DeploymentLookup.COLUMNS
            + " from deployment_revision where model_id = ? order by revision desc limit ?",
        DeploymentLookup::view,
        modelNamed(model).id,
        most);
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

  /**
   * Says which versions answer.
   *
   * @param from the revision that the caller knows as the present one, 0 for none; null asks for no
   *     check
   */
  @Transactional
  DeploymentView deploy(String modelName, NewDeployment wanted, @Nullable Integer from) {
    Model model = modelNamed(modelName);
    Canary canary = wanted.canary();
    checkVersion(model.id, "production", wanted.production());
    if (canary != null) {
      checkVersion(model.id, "canary.version", canary.version());
      if (canary.version().equals(wanted.production())) {
        throw Refusal.invalid("canary.version", "is in production already");
      }
    }
    Integer shadow = wanted.shadow();
    if (shadow != null) {
      checkShadow(model.id, shadow, wanted);
    }
    lock("deployment:" + model.id);
    requirePresent(model.id, from);
    boolean pinned = pinned(model.id, wanted.pinned());
    DeploymentView deployed =
        store(model.id, new DeploymentChoice(wanted.production(), canary, shadow, pinned));
    record("deployment.change", modelName, deployed);
    return deployed;
  }

  /**
   * To what served before, whatever else of the deployment was changed since; twice in a row leads
   * back again.
   *
   * @param from as of {@link #deploy}
   */
  @Transactional
  DeploymentView rollBack(String modelName, @Nullable Integer from) {
    Model model = modelNamed(modelName);
    lock("deployment:" + model.id);
    requirePresent(model.id, from);
    DeploymentView before =
        sql.one(BEFORE, DeploymentLookup::view, model.id)
            .orElseThrow(() -> Refusal.conflict("There is no deployment before the present one."));
    boolean pinned = lookup.of(model.id).map(DeploymentView::pinned).orElse(false);
    DeploymentView deployed =
        store(
            model.id,
            new DeploymentChoice(before.production(), before.canary(), before.shadow(), pinned));
    record("deployment.rollback", modelName, deployed);
    return deployed;
  }

  private void requirePresent(UUID model, @Nullable Integer revision) {
    int present = lookup.of(model).map(DeploymentView::revision).orElse(0);
    if (revision != null && present != revision) {
      throw Refusal.conflict("The deployment has been changed meanwhile. Look at it again.");
    }
  }

  private void checkShadow(UUID model, int shadow, NewDeployment wanted) {
    checkVersion(model, "shadow", shadow);
    if (wanted.production() == shadow) {
      throw Refusal.invalid("shadow", "is in production already");
    }
    if (wanted.canary() != null && wanted.canary().version() == shadow) {
      throw Refusal.invalid("shadow", "is the canary already");
    }
  }

  /** Whether the versions stay loaded: as wanted, within the organisation's limit, or as before. */
  private boolean pinned(UUID model, @Nullable Boolean wanted) {
    boolean before = lookup.of(model).map(DeploymentView::pinned).orElse(false);
    if (wanted == null || !wanted || before) {
      return wanted == null ? before : wanted;
    }
    sql.forEach(
        "select pg_advisory_xact_lock(hashtextextended('attune:pinned:' || app_tenant(), 0))",
        row -> {});
    int limit = sql.single("select max_pinned_models as n from tenant", row -> row.integer("n"));
    int pinned =
        sql.single(
            "select count(*)::int as n from deployment where pinned and model_id <> ?",
            row -> row.integer("n"),
            model);
    if (pinned >= limit) {
      throw Refusal.invalid(
          "pinned",
          "the organisation has pinned "
              + pinned
              + " of at most "
              + limit
              + " models; unpin one first");
    }
    return true;
  }

  private DeploymentView store(UUID model, DeploymentChoice choice) {
    Canary canary = choice.canary();
    DeploymentView stored =
        sql.single(
            """
            insert into deployment as d
              (model_id, production, canary_version, canary_percent, shadow, pinned, updated_by, updated_at)
            values (?, ?::int, ?::int, ?::int, ?::int, ?, ?, now())
            on conflict (model_id) do update
               set production = excluded.production, canary_version = excluded.canary_version,
                   canary_percent = excluded.canary_percent, shadow = excluded.shadow,
                   pinned = excluded.pinned, revision = d.revision + 1,
                   updated_by = excluded.updated_by, updated_at = excluded.updated_at
            returning
            """
                + DeploymentLookup.COLUMNS,
            DeploymentLookup::view,
            model,
            choice.production(),
            canary == null ? null : canary.version(),
            canary == null ? null : canary.percent(),
            choice.shadow(),
            choice.pinned(),
            caller.email());
    sql.update(
        """
        insert into deployment_revision
          (model_id, revision, production, canary_version, canary_percent, shadow, pinned, updated_by, updated_at)
        select model_id, revision, production, canary_version, canary_percent, shadow, pinned, updated_by, updated_at
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
  private void lock(String what) {
    sql.forEach(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, "attune:" + what);
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
    details.put("shadow", deployed.shadow());
    details.put("pinned", deployed.pinned());
    audit.record(caller.email(), action, model, details);
  }
}
