package dev.attune.api.testedtexts;

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
public class VersionOutcomes {
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
  public record Pair(TestedVersion version, TestedVersion with) {}

  /**
   * Two versions to compare; 404 when there is no such model or version, 409 when one is from
   * before its answers were kept.
   */
  @Transactional
  public Pair pair(String model, int version, int with) {
    UUID id = models.required(model).id;
    return new Pair(tested(id, version, "compare it"), tested(id, with, "compare it"));
  }

  /** One version. Needs a transaction. */
  TestedVersion tested(UUID model, int number, String purpose) {
    return sql.one(SELECT, row -> tested(row, purpose), model, number)
        .orElseThrow(() -> Refusal.notFound("There is no such version."));
  }

  private static TestedVersion tested(Row row, String purpose) throws SQLException {
    int number = row.integer("number");
    JsonNode texts = row.jsonOrNull("texts");
    if (texts == null) {
      throw Refusal.conflict(
          "Version %d was trained before its answers to the test texts were kept. Train it again to %s."
              .formatted(number, purpose));
    }
    return TestedVersion.read(number, row.json("task"), row.integer("snapshot"), texts);
  }
}
