package dev.attune.api.datasets;

import dev.attune.api.http.LimitsConfig;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.LockConflict;
import dev.attune.api.sql.Sql;
import dev.attune.api.sql.SqlFailure;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityNotFoundException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Says who may write to a data set at once: one who adds examples beside those who write to single
 * ones, or one who has all of it. Without it two uploads of the same texts in another order would
 * wait for each other for ever, and a snapshot could see the data set change between its steps.
 */
@ApplicationScoped
public class DatasetLock {
  private static final String EXCLUSIVE = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
  private static final String SHARED =
      "select pg_advisory_xact_lock_shared(hashtextextended(?, 0))";
  private static final String WHOLE = "attune:dataset:";
  private static final String ADDING = "attune:upload:";
  private static final String BUSY =
      "An upload into this data set, a snapshot of it or a change of its labels is under way. Try again when it is done.";

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
    // In this order: who waits for an upload to end holds up nobody's answers.
    long until = until();
    if (!wait(EXCLUSIVE, ADDING + dataset.id, until)
        || !wait(EXCLUSIVE, WHOLE + dataset.id, until)) {
      throw Refusal.conflict(BUSY);
    }
    refresh(dataset);
  }

  /**
   * As {@link #take}, of several data sets; none of them is read.
   *
   * @param datasets in the order of their ids
   * @return whether all of it was to be had in time; if not, the transaction is over
   */
  public boolean takeAll(List<UUID> datasets) {
    long until = until();
    return datasets.stream()
        .allMatch(
            dataset ->
                wait(EXCLUSIVE, ADDING + dataset, until)
                    && wait(EXCLUSIVE, WHOLE + dataset, until));
  }

  /**
   * As {@link #share}, for one at a time: who adds examples has the others of their kind wait, and
   * nobody who writes to those that are there. 409 when it takes too long.
   */
  public void add(Dataset dataset) {
    long until = until();
    if (!wait(EXCLUSIVE, ADDING + dataset.id, until) || !wait(SHARED, WHOLE + dataset.id, until)) {
      throw Refusal.conflict(BUSY);
    }
    refresh(dataset);
  }

  /**
   * As {@link #take}, beside others who write to single examples, but not while somebody has the
   * whole data set. 503 when it takes too long: the same request may well succeed later.
   */
  public void share(Dataset dataset) {
    if (!wait(SHARED, WHOLE + dataset.id, until())) {
      throw Refusal.unavailable(BUSY);
    }
    refresh(dataset);
  }

  private static void refresh(Dataset dataset) {
    try {
      Dataset.getEntityManager().refresh(dataset);
    } catch (EntityNotFoundException e) {
      throw Refusal.notFound("There is no such data set.");
    }
  }

  private long until() {
    return System.nanoTime() + limits.datasetLockTimeout().toNanos();
  }

  private boolean wait(String statement, String lock, long until) {
    try {
      long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
      sql.forEach("select set_config('lock_timeout', ?, true)", row -> {}, Long.toString(left));
      sql.forEach(statement, row -> {}, lock);
      sql.update("set local lock_timeout to default");
      return true;
    } catch (SqlFailure e) {
      if (LockConflict.isCauseOf(e)) {
        return false;
      }
      throw e;
    }
  }
}
