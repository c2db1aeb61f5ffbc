package dev.attune.api.exports;

import dev.attune.api.models.ModelLookup;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds a version by its model and number. */
@ApplicationScoped
class VersionLookup {
  private final Sql sql;
  private final ModelLookup models;

  VersionLookup(Sql sql, ModelLookup models) {
    this.sql = sql;
    this.models = models;
  }

  /** The version's id; 404 when there is no such version in the current tenant. */
  UUID required(String model, int number) {
    return sql.one(
            "select id from model_version where model_id = ? and number = ?",
            row -> row.uuid("id"),
            models.required(model).id,
            number)
        .orElseThrow(() -> Refusal.notFound("There is no such version."));
  }
}
