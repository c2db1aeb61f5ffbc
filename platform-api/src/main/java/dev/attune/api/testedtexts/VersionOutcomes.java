package dev.attune.api.comparisons;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.models.ModelLookup;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.UUID;

/** Reads what versions answered in their tests. */
@ApplicationScoped
class VersionOutcomes {
  private static final String SELECT =
      """
      select v.number, v.task, (v.lineage ->> 'snapshot')::int as snapshot, o.texts
        from model_version v left join version_outcome o on o.version_id = v.id
       where v.model_id = ? and v.number = ?
      """;

  private final Sql sql;
  private final ModelLookup models;

  VersionOutcomes(Sql sql, ModelLookup models) {
    this.sql = sql;
    this.models = models;
  }

  /** Two versions of a model. */
  record Pair(TestedVersion version, TestedVersion with) {}

  @Transactional
  Pair pair(String model, int version, int with) {
    UUID id = models.required(model).id;
    return new Pair(tested(id, version), tested(id, with));
  }

  private TestedVersion tested(UUID model, int number) {
    return sql.one(SELECT, VersionOutcomes::tested, model, number)
        .orElseThrow(() -> Refusal.notFound("There is no such version."));
  }

  private static TestedVersion tested(Row row) throws SQLException {
    int number = row.integer("number");
    JsonNode texts = row.jsonOrNull("texts");
    if (texts == null) {
      throw Refusal.conflict(
          "Version %d was trained before its answers to the test texts were kept. Train it again to compare it."
              .formatted(number));
    }
    return TestedVersion.read(number, row.json("task"), row.integer("snapshot"), texts);
  }
}
