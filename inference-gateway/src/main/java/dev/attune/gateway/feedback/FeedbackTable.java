package dev.attune.gateway.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher.Purpose;
import dev.attune.data.tenancy.Tenancy;
import dev.attune.gateway.ids.AnswerCode;
import dev.attune.gateway.ids.PredictionIds;
import dev.attune.gateway.ids.PredictionIds.Issued;
import dev.attune.gateway.problems.DatabaseUnavailableException;
import dev.attune.text.task.GoldJson;
import dev.attune.text.task.TaskJson;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Feedback as rows; an author's later feedback on a prediction replaces the earlier. */
@ApplicationScoped
class FeedbackTable {
  private static final Logger LOG = Logger.getLogger(FeedbackTable.class);
  private static final int FETCH_SIZE = 500;
  // The newest first: they are the likeliest to have answered.
  private static final String VERSIONS =
      """
      select v.id, v.number, v.task, m.name
        from model_version v join model m on m.id = v.model_id
       order by v.id desc
      """;
  // Values are given twice: to read those of "excluded" one would have to be allowed to read the
  // row.
  private static final String REPLACE =
      """
      insert into prediction_feedback (answer, predicted, agreement, comment_ciphertext,
                                       version_id, prediction_id, given_by, predicted_at)
      values (?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)
      on conflict (tenant_id, prediction_id, given_by) do update
        set answer = ?::jsonb, predicted = ?::jsonb, agreement = ?::jsonb, comment_ciphertext = ?,
            created_at = now()
      """;
  private static final int REPLACED = 8;

  private final Tenancy tenancy;
  private final AgroalDataSource dataSource;
  private final TenantCiphers ciphers;
  private final PredictionIds ids;
  private final ObjectMapper json;

  FeedbackTable(
      Tenancy tenancy,
      AgroalDataSource dataSource,
      TenantCiphers ciphers,
      PredictionIds ids,
      ObjectMapper json) {
    this.tenancy = tenancy;
    this.dataSource = dataSource;
    this.ciphers = ciphers;
    this.ids = ids;
    this.json = json;
  }

  /** The prediction of that id, if a version of the tenant gave it. */
  Optional<Judged> find(UUID tenantId, UUID prediction) {
    return reached(() -> tenancy.inTransaction(tenantId, () -> find(prediction)));
  }

  private Optional<Judged> find(UUID prediction) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(VERSIONS)) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          UUID version = row.getObject("id", UUID.class);
          Optional<Issued> issued = ids.read(prediction, version);
          if (issued.isPresent()) {
            return Optional.of(
                new Judged(
                    version,
                    row.getString("name"),
                    row.getInt("number"),
                    TaskJson.read(json.readTree(row.getString("task"))),
                    issued.get()));
          }
        }
        return Optional.empty();
      }
    } catch (SQLException e) {
      LOG.warnf("Versions cannot be read (SQL state %s).", e.getSQLState());
      throw new DatabaseUnavailableException();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A version's task is no JSON.", e);
    }
  }

  /** Stores feedback in the place of what the same author gave before. */
  void replace(UUID tenantId, UUID prediction, Judged judged, String author, Feedback feedback) {
    reached(
        () ->
            tenancy.inTransaction(
                tenantId,
                () -> {
                  write(prediction, judged, author, feedback);
                  return tenantId;
                }));
  }

  private void write(UUID prediction, Judged judged, String author, Feedback feedback) {
    byte[] comment = sealed(feedback.comment());
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(REPLACE)) {
      for (int first : new int[] {0, REPLACED}) {
        statement.setString(first + 1, GoldJson.write(feedback.right()).toString());
        statement.setString(first + 2, answered(judged));
        statement.setString(first + 3, agreement(judged, feedback));
        statement.setBytes(first + 4, comment);
      }
      statement.setObject(5, judged.versionId());
      statement.setObject(6, prediction);
      statement.setString(7, author);
      statement.setObject(8, judged.issued().at().atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf("Feedback cannot be stored (SQL state %s).", e.getSQLState());
      throw new DatabaseUnavailableException();
    }
  }

  private static @Nullable String answered(Judged judged) {
    return AnswerCode.answered(judged.task(), judged.issued().code())
        .map(gold -> GoldJson.write(gold).toString())
        .orElse(null);
  }

  private String agreement(Judged judged, Feedback feedback) {
    try {
      return json.writeValueAsString(
          AnswerCode.agreement(judged.task(), judged.issued().code(), feedback.right()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An agreement is no JSON.", e);
    }
  }

  private byte @Nullable [] sealed(@Nullable String comment) {
    return comment == null ? null : ciphers.current().encrypt(Purpose.COMMENT, comment);
  }

  private static <T> T reached(Supplier<T> work) {
    try {
      return work.get();
    } catch (io.quarkus.narayana.jta.QuarkusTransactionException e) {
      LOG.warnf("Feedback cannot be stored (%s).", e.getClass().getSimpleName());
      throw new DatabaseUnavailableException();
    }
  }
}
