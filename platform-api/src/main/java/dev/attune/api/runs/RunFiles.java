package dev.attune.api.runs;

import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.JobKeys;
import dev.attune.data.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What earlier attempts at a run have left in the artifact store. */
@ApplicationScoped
class RunFiles {
  private static final Logger LOG = Logger.getLogger(RunFiles.class);

  private final Sql sql;
  private final Tenancy tenancy;
  private final ArtifactStore artifacts;
  private final Caller caller;

  RunFiles(Sql sql, Tenancy tenancy, ArtifactStore artifacts, Caller caller) {
    this.sql = sql;
    this.tenancy = tenancy;
    this.artifacts = artifacts;
    this.caller = caller;
  }

  /**
   * Deletes the checkpoint and the files of a run that is over without a worker having ended it, as
   * one that was given back and then cancelled.
   */
  void delete(UUID run) {
    UUID tenant = caller.tenantId();
    UUID model =
        tenancy.inTransaction(
            tenant,
            () ->
                sql.single(
                    "select model_id from training_run where id = ?",
                    row -> row.uuid("model_id"),
                    run));
    try {
      artifacts.forget(tenant + "/" + run);
      artifacts.deleteAll(JobKeys.allOf(tenant, model, run));
    } catch (IOException e) {
      LOG.warnf("What cancelled run %s has left could not be deleted.", run);
    }
  }
}
