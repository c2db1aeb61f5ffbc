package dev.attune.api.testedtexts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.labels.LabelChangeView;
import dev.attune.api.labels.LabelHistory;
import dev.attune.api.models.ModelLookup;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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

  private static final String SNAPSHOT =
      "select snapshot_id from model_version where model_id = ? and number = ? and snapshot_id is"
          + " not null";

  private final Sql sql;
  private final ModelLookup models;
  private final LabelHistory labels;

  VersionOutcomes(Sql sql, ModelLookup models, LabelHistory labels) {
    this.sql = sql;
    this.models = models;
    this.labels = labels;
  }

  /** Two versions of a model. */
  public record Pair(TestedVersion version, TestedVersion with) {}

  /**
   * Two versions to compare, both in the words of the newer snapshot; 404 when there is no such
   * model or version, 409 when one is from before its answers were kept.
   */
  @Transactional
  public Pair pair(String model, int version, int with) {
    UUID id = models.required(model).id;
    TestedVersion one = tested(id, version, "compare it");
    TestedVersion other = tested(id, with, "compare it");
    return one.snapshot() < other.snapshot()
        ? new Pair(LaterWords.of(one, changes(id, one, other)), other)
        : new Pair(one, LaterWords.of(other, changes(id, other, one)));
  }

  /** Those of the labels between their snapshots; none when the data set is gone. */
  private List<LabelChangeView> changes(UUID model, TestedVersion older, TestedVersion newer) {
    return snapshot(model, older)
        .flatMap(from -> snapshot(model, newer).map(to -> labels.between(from, to)))
        .orElse(List.of());
  }

  private Optional<UUID> snapshot(UUID model, TestedVersion version) {
    return sql.one(SNAPSHOT, row -> row.uuid("snapshot_id"), model, version.number());
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
