package dev.attune.worker.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.learning.SealedSlices;
import dev.attune.text.export.Int8Loss;
import dev.attune.text.learn.Method;
import dev.attune.text.learn.TrainingResult;
import dev.attune.worker.labelcheck.LabelCheckTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Makes a version of what was trained. Needs the transaction that ends the job. */
@ApplicationScoped
class Publication {
  private final EntityManager entityManager;
  private final VersionOutcomes outcomes;
  private final LabelCheckTable labelChecks;
  private final SealedSlices slices;
  private final RunJournal journal;
  private final AuditLog audit;
  private final ObjectMapper json;

  Publication(
      EntityManager entityManager,
      VersionOutcomes outcomes,
      LabelCheckTable labelChecks,
      SealedSlices slices,
      RunJournal journal,
      AuditLog audit,
      ObjectMapper json) {
    this.entityManager = entityManager;
    this.outcomes = outcomes;
    this.labelChecks = labelChecks;
    this.slices = slices;
    this.journal = journal;
    this.audit = audit;
    this.json = json;
  }

  /**
   * Where a version comes from; the members are the contract of {@code model_version.lineage}.
   *
   * @param hyperparameters those that can have had an effect
   */
  record Lineage(
      String dataset,
      UUID datasetId,
      int snapshot,
      String contentHash,
      UUID run,
      String baseModel,
      String baseModelSha256,
      Map<String, Object> hyperparameters,
      long seed) {

    static Lineage of(RunRequest request, TrainingResult result) {
      return new Lineage(
          request.dataset(),
          request.datasetId(),
          request.number(),
          request.contentHash(),
          request.run(),
          request.baseModel(),
          result.adapter().base().sha256(),
          result
              .hyperparameters()
              .effective(Method.named(request.method()), result.adapter().task()),
          result.hyperparameters().seed());
    }
  }

  /** Publishes the next version of the model and ends the run. */
  void publish(
      RunRequest request,
      TrainingResult result,
      JsonNode metrics,
      Supplement supplement,
      String artifact,
      Map<String, StoredFile> files) {
    int number = nextNumber(request.modelId());
    Int8Loss int8 = supplement.int8();
    JsonNode stored = slices.seal(metrics);
    insert(
        request,
        number,
        text(stored),
        text(Lineage.of(request, result)),
        int8 == null ? "" : measured(int8),
        artifact,
        text(files));
    outcomes.keep(request.modelId(), number, result.findings().texts());
    if (supplement.labels() != null) {
      labelChecks.keep(request.modelId(), number, supplement.labels());
    }
    journal.log(
        request.run(),
        "published",
        String.format(
            Locale.ROOT,
            "Version %d of %s is published; its %s on the test split is %.3f.",
            number,
            request.model(),
            result.test().headline().name(),
            result.test().headline().value()));
    journal.succeeded(request.run(), stored, number);
    audit.record(
        "worker",
        "version.publish",
        request.model() + "/" + number,
        Map.of("run", request.run(), "dataset", request.dataset(), "snapshot", request.number()));
  }

  private int nextNumber(UUID model) {
    return ((Number)
            entityManager
                .createNativeQuery(
                    "update model set latest_version = latest_version + 1 where id = ?1 returning latest_version")
                .setParameter(1, model)
                .getSingleResult())
        .intValue();
  }

  /** Plain SQL: a version is written once, and Hibernate would look for changes to write again. */
  private void insert(
      RunRequest request,
      int number,
      String metrics,
      String lineage,
      String int8,
      String artifact,
      String files) {
    entityManager
        .createNativeQuery(
            """
            insert into model_version (model_id, number, run_id, snapshot_id, base_model, method, task, metrics, lineage, artifact, artifact_files, int8)
            values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as jsonb), cast(?8 as jsonb), cast(?9 as jsonb), ?10, cast(?11 as jsonb), cast(nullif(?12, '') as jsonb))
            """)
        .setParameter(1, request.modelId())
        .setParameter(2, number)
        .setParameter(3, request.run())
        .setParameter(4, request.snapshot())
        .setParameter(5, request.baseModel())
        .setParameter(6, request.method())
        .setParameter(7, request.task().toString())
        .setParameter(8, metrics)
        .setParameter(9, lineage)
        .setParameter(10, artifact)
        .setParameter(11, files)
        .setParameter(12, int8)
        .executeUpdate();
  }

  private String measured(Int8Loss int8) {
    ObjectNode node = json.valueToTree(int8);
    return node.put("loss", int8.loss()).toString();
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A version cannot be written as JSON.", e);
    }
  }
}
