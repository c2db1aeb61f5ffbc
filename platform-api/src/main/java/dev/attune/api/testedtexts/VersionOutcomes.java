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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what versions answered in their tests. */
@ApplicationScoped
public class VersionOutcomes {
  private static final String SELECT =
      """
      select v.number, v.task, v.snapshot_id, (v.lineage ->> 'snapshot')::int as snapshot, o.texts
        from model_version v left join version_outcome o on o.version_id = v.id
       where v.model_id = ? and v.number = ?
      """;

  private final Sql sql;
  private final ModelLookup models;
  private final LabelHistory labels;

  VersionOutcomes(Sql sql, ModelLookup models, LabelHistory labels) {
    this.sql = sql;
    this.models = models;
    this.labels = labels;
  }

  /** A version beside the snapshot that it was trained on; null when that is gone. */
  private record Stored(TestedVersion version, @Nullable UUID snapshot) {}

  /** Two versions of a model. */
  public record Pair(TestedVersion version, TestedVersion with) {}

  /**
   * Two versions to compare, both in the words of the newer snapshot; 404 when there is no such
   * model or version, 409 when one is from before its answers were kept.
   */
  @Transactional
  public Pair pair(String model, int version, int with) {
    UUID id = models.required(model).id;
    Stored one = stored(id, version, "compare it");
    Stored other = stored(id, with, "compare it");
    return one.version().snapshot() < other.version().snapshot()
        ? new Pair(laterWords(one, other), other.version())
        : new Pair(one.version(), laterWords(other, one));
  }

  /** Once the data set is gone nobody knows what became of its labels. */
  private TestedVersion laterWords(Stored older, Stored newer) {
    UUID from = older.snapshot();
    UUID to = newer.snapshot();
    List<LabelChangeView> changes =
        from == null || to == null ? List.of() : labels.between(from, to);
    return LaterWords.of(older.version(), changes);
  }

  /** One version. Needs a transaction. */
  TestedVersion tested(UUID model, int number, String purpose) {
    return stored(model, number, purpose).version();
  }

  private Stored stored(UUID model, int number, String purpose) {
    return sql.one(
            SELECT,
            row -> new Stored(tested(row, purpose), row.uuidOrNull("snapshot_id")),
            model,
            number)
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
