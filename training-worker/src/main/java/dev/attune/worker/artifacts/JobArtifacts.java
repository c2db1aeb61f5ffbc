package dev.attune.worker.artifacts;

import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.artifacts.JobKeys;
import dev.attune.data.tenancy.Tenancy;
import dev.attune.worker.queue.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A job's files in the artifact store. The key ends with the fence of the attempt that stored them,
 * so that every attempt can find and delete what earlier ones left behind.
 */
@ApplicationScoped
public class JobArtifacts {
  private static final Logger LOG = Logger.getLogger(JobArtifacts.class);

  private final ArtifactStore store;
  private final EntityManager entityManager;
  private final Tenancy tenancy;

  JobArtifacts(ArtifactStore store, EntityManager entityManager, Tenancy tenancy) {
    this.store = store;
    this.entityManager = entityManager;
    this.tenancy = tenancy;
  }

  /** Writes files into a folder. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /** The key of this attempt's files. */
  public static String key(Claim claim, UUID model) {
    return key(claim, model, claim.fence());
  }

  private static String key(Claim claim, UUID model, long fence) {
    return JobKeys.of(claim.tenantId(), model, claim.target(), fence);
  }

  /** Stores files under the attempt's key and returns them by name. */
  public Map<String, StoredFile> store(Claim claim, UUID model, Content content)
      throws IOException {
    try (Workspace workspace = Workspace.open(claim)) {
      Path folder = workspace.folder("files");
      content.writeTo(folder);
      return store.store(key(claim, model), folder);
    }
  }

  /** Deletes what attempts up to this one have left; only for a job that has ended in nothing. */
  public void discardLeftovers(Claim claim, UUID model) {
    Workspace.sweep(claim);
    for (long fence = 1; fence <= claim.fence(); fence++) {
      discard(key(claim, model, fence));
    }
  }

  /**
   * Deletes everything that was ever stored for what the job is for.
   *
   * @return whether nothing of it is left
   */
  public boolean discardAll(Claim claim, UUID model) {
    Workspace.sweep(claim);
    try {
      store.deleteAll(JobKeys.allOf(claim.tenantId(), model, claim.target()));
      return true;
    } catch (IOException e) {
      LOG.warnf("The files of job %s could not be deleted.", claim.target());
      return false;
    }
  }

  /** Deletes files whose recording failed, unless the failure came after the commit. */
  public void discardUnlessKept(Claim claim, String key) {
    try {
      List<?> kept = tenancy.inTransaction(claim.tenantId(), () -> recordsOf(claim, key));
      if (kept.isEmpty()) {
        discard(key);
      }
    } catch (RuntimeException e) {
      LOG.warnf("Whether artifact %s is needed could not be found out; it stays.", key);
    }
  }

  /** Waits for a commit that the database has not answered yet: it holds the job's row. */
  private List<?> recordsOf(Claim claim, String key) {
    entityManager
        .createNativeQuery("select 1 from job where id = ?1 for update")
        .setParameter(1, claim.jobId())
        .getResultList();
    return entityManager
        .createNativeQuery(
            """
            select 1 from model_version where artifact = ?1
            union all
            select 1 from version_export where artifact = ?1
            """)
        .setParameter(1, key)
        .getResultList();
  }

  private void discard(String key) {
    try {
      store.delete(key);
    } catch (IOException e) {
      LOG.warnf("Artifact %s could not be deleted.", key);
    }
  }
}
