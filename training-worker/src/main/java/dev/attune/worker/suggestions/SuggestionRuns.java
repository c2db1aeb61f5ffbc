package dev.attune.worker.suggestions;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.learning.ModelVersion;
import dev.attune.worker.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;

/**
 * The table {@code suggestion_run} as a worker may use it. Every method needs a transaction under
 * the job's fence.
 */
@ApplicationScoped
class SuggestionRuns {
  private static final TypeReference<Map<String, StoredFile>> FILES = new TypeReference<>() {};

  private final EntityManager entityManager;
  private final Statements statements;
  private final ObjectMapper json;

  SuggestionRuns(EntityManager entityManager, Statements statements, ObjectMapper json) {
    this.entityManager = entityManager;
    this.statements = statements;
    this.json = json;
  }

  SuggestionRequest request(UUID run) {
    Object[] ids =
        (Object[])
            entityManager
                .createNativeQuery(
                    "select dataset_id, version_id from suggestion_run where id = ?1")
                .setParameter(1, run)
                .getSingleResult();
    ModelVersion version = entityManager.find(ModelVersion.class, ids[1]);
    return new SuggestionRequest(
        (UUID) ids[0],
        version.id,
        version.baseModel,
        version.artifact,
        json.convertValue(version.artifactFiles, FILES));
  }

  void running(UUID run) {
    statements.update(
        "update suggestion_run set state = 'running', started_at = coalesce(started_at, now()) where id = ?1",
        run);
  }

  void queued(UUID run) {
    statements.update("update suggestion_run set state = 'queued' where id = ?1", run);
  }

  void progress(UUID run, int predicted, int texts) {
    statements.update(
        "update suggestion_run set predicted = ?2, texts = ?3 where id = ?1",
        run,
        predicted,
        texts);
  }

  void succeeded(UUID run) {
    statements.update(
        "update suggestion_run set state = 'succeeded', finished_at = now() where id = ?1", run);
  }

  void cancelled(UUID run) {
    statements.update(
        "update suggestion_run set state = 'cancelled', finished_at = now() where id = ?1", run);
  }

  void failed(UUID run, String code, String message) {
    statements.update(
        "update suggestion_run set state = 'failed', finished_at = now(), failure = cast(?2 as jsonb) where id = ?1",
        run,
        statements.json(Map.of("code", code, "message", message)));
  }
}
