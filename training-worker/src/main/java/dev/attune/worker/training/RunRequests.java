package dev.attune.worker.training;

import dev.attune.data.datasets.Snapshot;
import dev.attune.data.learning.Model;
import dev.attune.data.learning.TrainingRun;
import dev.attune.worker.queue.Failure;
import dev.attune.worker.queue.JobFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads what a run asks for. Needs a transaction of the tenant. */
@ApplicationScoped
class RunRequests {
  private final EntityManager entityManager;

  RunRequests(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Reads one run.
   *
   * @throws JobFailedException when its data set is gone
   */
  RunRequest read(UUID runId) {
    TrainingRun run = entityManager.find(TrainingRun.class, runId);
    if (run.datasetId == null || run.snapshotId == null) {
      throw new JobFailedException(
          Failure.Code.BAD_DATA, "The data set of this run has been deleted.");
    }
    Snapshot snapshot = entityManager.find(Snapshot.class, run.snapshotId);
    Model model = entityManager.find(Model.class, run.modelId);
    return new RunRequest(
        runId,
        run.modelId,
        model.name,
        snapshot.datasetId,
        datasetName(snapshot.datasetId),
        snapshot.id,
        snapshot.number,
        snapshot.contentHash,
        snapshot.task,
        run.baseModel,
        run.method,
        run.hyperparameters,
        run.search);
  }

  /** The worker may read only some columns of a data set. */
  private String datasetName(UUID datasetId) {
    return (String)
        entityManager
            .createNativeQuery("select name from dataset where id = ?1")
            .setParameter(1, datasetId)
            .getSingleResult();
  }

  /** Which of the runs are still to end. */
  List<UUID> unfinished(Set<UUID> runs) {
    return entityManager
        .createQuery(
            "select id from TrainingRun where id in :runs and state in ('queued', 'running')",
            UUID.class)
        .setParameter("runs", runs)
        .getResultList();
  }

  /** The model that a run trains. */
  UUID modelOf(UUID runId) {
    return entityManager.find(TrainingRun.class, runId).modelId;
  }
}
