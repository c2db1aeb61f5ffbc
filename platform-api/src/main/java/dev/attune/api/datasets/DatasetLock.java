package dev.attune.api.datasets;

import dev.attune.api.http.LimitsConfig;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import dev.attune.api.sql.SqlFailure;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityNotFoundException;
import java.util.UUID;

/**
 * Lets one transaction at a time write to a data set's examples or freeze them. Without it two
 * uploads of the same texts in another order would wait for each other for ever, and a snapshot
 * could see the data set change between its steps.
 */
@ApplicationScoped
public class DatasetLock {
  private final Sql sql;
  private final LimitsConfig limits;

  DatasetLock(Sql sql, LimitsConfig limits) {
    this.sql = sql;
    this.limits = limits;
  }

  /**
   * Waits for the lock, which the end of the transaction releases, and reads the data set anew: its
   * task may have changed meanwhile. 409 when it takes too long.
   */
  public void take(Dataset dataset) {
    take(dataset.id, "select pg_advisory_xact_lock(hashtextextended(?, 0))");
    refresh(dataset);
  }

  /**
   * As {@link #take}, beside others who write to single examples, but not while somebody has the
   * whole data set.
   */
  public void share(Dataset dataset) {
    take(dataset.id, "select pg_advisory_xact_lock_shared(hashtextextended(?, 0))");
    refresh(dataset);
  }

  private static void refresh(Dataset dataset) {
    try {
      Dataset.getEntityManager().refresh(dataset);
    } catch (EntityNotFoundException e) {
      throw Refusal.notFound("There is no such data set.");
    }
  }

  private void take(UUID datasetId, String statement) {
    try {
      timeout(limits.datasetLockTimeout().toMillis());
      sql.forEach(statement, row -> {}, "attune:dataset:" + datasetId);
      timeout(0);
    } catch (SqlFailure e) {
      if (e.isLockTimeout()) {
        throw Refusal.conflict(
            "An upload into this data set, a snapshot of it or a change of its labels is under way. Try again when it is done.");
      }
      throw e;
    }
  }

  private void timeout(long millis) {
    sql.forEach("select set_config('lock_timeout', ?, true)", row -> {}, Long.toString(millis));
  }
}
