package dev.attune.worker.exports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.learning.Model;
import dev.attune.data.learning.ModelVersion;
import dev.attune.worker.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code version_export} as a worker may use it. Every method needs a transaction under
 * the job's fence.
 */
@ApplicationScoped
class ExportTable {
  private static final TypeReference<Map<String, StoredFile>> FILES = new TypeReference<>() {};

  private final EntityManager entityManager;
  private final Statements statements;
  private final ObjectMapper json;

  ExportTable(EntityManager entityManager, Statements statements, ObjectMapper json) {
    this.entityManager = entityManager;
    this.statements = statements;
    this.json = json;
  }

  ExportRequest request(UUID export) {
    ModelVersion version = versionOf(export);
    return new ExportRequest(
        version.modelId,
        entityManager.find(Model.class, version.modelId).name,
        version.number,
        version.baseModel,
        version.artifact,
        json.convertValue(version.artifactFiles, FILES),
        version.snapshotId);
  }

  UUID modelOf(UUID export) {
    return versionOf(export).modelId;
  }

  void running(UUID export) {
    statements.update(
        "update version_export set state = 'running', started_at = coalesce(started_at, now()) where id = ?1",
        export);
  }

  /** That it waits again; one that somebody has deleted waits for that. */
  void queued(UUID export) {
    statements.update(
        "update version_export set state = 'queued' where id = ?1 and state <> 'deleting'", export);
  }

  /** Whether somebody has deleted it, so that it goes when its files have gone. */
  boolean isDeleted(UUID export) {
    return !entityManager
        .createNativeQuery("select 1 from version_export where id = ?1 and state = 'deleting'")
        .setParameter(1, export)
        .getResultList()
        .isEmpty();
  }

  /** Deletes what somebody has deleted and has no files any more. */
  void delete(UUID export) {
    statements.update("delete from version_export where id = ?1 and state = 'deleting'", export);
  }

  /**
   * Records what came of it.
   *
   * @param artifact key of the folder with the file
   * @param parity what was measured; null when there was nothing to measure on
   */
  void succeeded(
      UUID export, String artifact, String file, StoredFile stored, @Nullable JsonNode parity) {
    statements.update(
        """
        update version_export set state = 'succeeded', finished_at = now(), artifact = ?2, file = ?3, bytes = ?4,
               sha256 = ?5, parity = cast(?6 as jsonb)
         where id = ?1
        """,
        export,
        artifact,
        file,
        stored.bytes(),
        stored.sha256(),
        parity == null ? null : parity.toString());
  }

  void failed(UUID export, String code, String message) {
    statements.update(
        "update version_export set state = 'failed', finished_at = now(), failure = cast(?2 as jsonb) where id = ?1",
        export,
        statements.json(Map.of("code", code, "message", message)));
  }

  private ModelVersion versionOf(UUID export) {
    Object version =
        entityManager
            .createNativeQuery("select version_id from version_export where id = ?1")
            .setParameter(1, export)
            .getSingleResult();
    return entityManager.find(ModelVersion.class, version);
  }
}
