package dev.attune.api.datasets;

import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/**
 * Deletes data sets, each with its examples and snapshots. With millions of examples that takes as
 * long as their upload.
 */
@ApplicationScoped
class DatasetDeletion {
  private final Sql sql;
  private final DatasetLookup lookup;
  private final DatasetLock lock;
  private final LongWork longWork;
  private final AuditLog audit;
  private final Caller caller;

  DatasetDeletion(
      Sql sql,
      DatasetLookup lookup,
      DatasetLock lock,
      LongWork longWork,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.lookup = lookup;
    this.lock = lock;
    this.longWork = longWork;
    this.audit = audit;
    this.caller = caller;
  }

  /** Deletes a data set on which no run is open. */
  void delete(String idOrName) {
    longWork.during(() -> longWork.inTransaction(() -> delete(lookup.required(idOrName))));
  }

  private UUID delete(Dataset dataset) {
    lock.take(dataset);
    // Who asks for a run holds the row until the run is there to be counted.
    sql.forEach("select id from dataset where id = ? for update", row -> {}, dataset.id);
    int open =
        sql.single(
            """
            select count(*)::int as n from training_run
             where dataset_id = ? and state in ('queued', 'running')
            """,
            row -> row.integer("n"),
            dataset.id);
    if (open > 0) {
      throw Refusal.conflict(
          "A training run on this data set is queued or running; cancel it or wait for its end.");
    }
    // Whatever a worker writes begins with that lock, so it waits with nothing in hand.
    sql.forEach(
        """
        select j.id from job j join suggestion_run r on r.id = j.suggestion_run_id
         where r.dataset_id = ? order by j.id for update of j
        """,
        row -> {},
        dataset.id);
    dataset.delete();
    // Before the audit log is locked, on which everybody else in the tenant would wait.
    Dataset.getEntityManager().flush();
    audit.record(caller.email(), "dataset.delete", dataset.name, Map.of("id", dataset.id));
    return dataset.id;
  }
}
