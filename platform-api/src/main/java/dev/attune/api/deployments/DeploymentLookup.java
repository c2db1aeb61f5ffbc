package dev.attune.api.deployments;

import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Reads deployments. */
@ApplicationScoped
public class DeploymentLookup {
  static final String COLUMNS =
      "production, canary_version, canary_percent, shadow, pinned, revision, updated_by,"
          + " updated_at";

  private final Sql sql;

  DeploymentLookup(Sql sql) {
    this.sql = sql;
  }

  /** What serves for a model now; nothing when it was never deployed. */
  public Optional<DeploymentView> of(UUID model) {
    return sql.one(
        "select " + COLUMNS + " from deployment where model_id = ?", DeploymentLookup::view, model);
  }

  static DeploymentView view(Row row) throws SQLException {
    Integer canary = row.integerOrNull("canary_version");
    return new DeploymentView(
        row.integerOrNull("production"),
        canary == null ? null : new Canary(canary, row.integer("canary_percent")),
        row.integerOrNull("shadow"),
        row.truth("pinned"),
        row.integer("revision"),
        row.text("updated_by"),
        row.instant("updated_at"));
  }
}
