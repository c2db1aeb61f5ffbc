package dev.attune.worker.training;

import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.tenancy.Tenancy;
import dev.attune.text.adapter.Adapter;
import dev.attune.worker.queue.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A run's files in the artifact store. The key ends with the fence of the attempt that stored them,
 * so that every attempt can find and delete what earlier ones left behind.
 */
@ApplicationScoped
class RunArtifacts {
  private static final Logger LOG = Logger.getLogger(RunArtifacts.class);

  private final ArtifactStore store;
  private final EntityManager entityManager;
  private final Tenancy tenancy;

  RunArtifacts(ArtifactStore store, EntityManager entityManager, Tenancy tenancy) {
    this.store = store;
    this.entityManager = entityManager;
    this.tenancy = tenancy;
  }

  static String key(Claim claim, UUID model) {
    return key(claim, model, claim.fence());
  }

  private static String key(Claim claim, UUID model, long fence) {
    return "%s/%s/%s-%d".formatted(claim.tenantId(), model, claim.runId(), fence);
  }

  /** Stores an adapter and returns its files. */
  Map<String, StoredFile> store(String key, Adapter adapter) throws IOException {
    Path folder = Files.createTempDirectory("attune-version-");
    try {
      adapter.save(folder);
      return store.store(key, folder);
    } finally {
      delete(folder);
    }
  }

  /** Deletes what attempts up to this one have left; only for a run that has published nothing. */
  void discardLeftovers(Claim claim, UUID model) {
    for (long fence = 1; fence <= claim.fence(); fence++) {
      discard(key(claim, model, fence));
    }
  }

  /** Deletes files whose publication failed, unless the failure came after the commit. */
  void discardUnlessPublished(Claim claim, String key) {
    try {
      List<?> versions =
          tenancy.inTransaction(
              claim.tenantId(),
              () ->
                  entityManager
                      .createNativeQuery("select 1 from model_version where artifact = ?1")
                      .setParameter(1, key)
                      .getResultList());
      if (versions.isEmpty()) {
        discard(key);
      }
    } catch (RuntimeException e) {
      LOG.warnf("Whether artifact %s is needed could not be found out; it stays.", key);
    }
  }

  private void discard(String key) {
    try {
      store.delete(key);
    } catch (IOException e) {
      LOG.warnf("Artifact %s could not be deleted.", key);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
