package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts runs on the queue and takes them off it. */
@ApplicationScoped
class RunQueue {
  private final Sql sql;
  private final DatasetLookup datasets;
  private final Registry registry;
  private final Runs runs;
  private final AuditLog audit;
  private final Caller caller;

  RunQueue(
      Sql sql,
      DatasetLookup datasets,
      Registry registry,
      Runs runs,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.registry = registry;
    this.runs = runs;
    this.audit = audit;
    this.caller = caller;
  }

  private record FrozenSnapshot(UUID id, int number, String taskType) {}

  @Transactional
  RunView request(NewRun wanted) {
    Dataset dataset = datasets.find(wanted.dataset()).orElseThrow(RunQueue::noDataset);
    keep(dataset);
    FrozenSnapshot snapshot = snapshot(dataset, wanted.snapshot());
    BaseModelSize size = registry.sizeOf(wanted.baseModel());
    JsonNode registered = registry.hyperparametersFor(wanted.method(), snapshot.taskType());
    ObjectNode hyperparameters =
        new Hyperparameters(size.bound(registered)).complete(wanted.hyperparameters());
    JsonNode search =
        wanted.search() == null
            ? null
            : JsonNodeFactory.instance.objectNode().put("trials", wanted.search().trials());
    UUID run =
        sql.single(
            """
            insert into training_run
              (model_id, dataset_id, snapshot_id, base_model, method, hyperparameters, search, requested_by)
            values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?) returning id
            """,
            row -> row.uuid("id"),
            modelNamed(wanted.model()),
            dataset.id,
            snapshot.id(),
            wanted.baseModel(),
            wanted.method(),
            hyperparameters,
            search,
            caller.email());
    tellState(run, "queued");
    sql.update("insert into job (run_id, kind) values (?, 'train')", run);
    audit.record(
        caller.email(),
        "training-run.request",
        run.toString(),
        details(wanted, dataset, snapshot, hyperparameters));
    return runs.get(run);
  }

  /** Cancels at once what waits; asks a worker to stop what runs. */
  @Transactional
  RunView cancel(UUID run) {
    RunView before = runs.get(run);
    if (sql.update("delete from job where run_id = ? and state = 'queued'", run) > 0) {
      sql.update(
          "update training_run set state = 'cancelled', finished_at = now() where id = ?", run);
      tellState(run, "cancelled");
    } else if (sql.update("update job set cancel_requested = true where run_id = ?", run) == 0) {
      throw Refusal.conflict("The run is over: it is " + runs.get(run).state() + ".");
    }
    audit.record(
        caller.email(), "training-run.cancel", run.toString(), Map.of("model", before.model()));
    return runs.get(run);
  }

  /** Whoever deletes it waits, and finds this run open; who came before them finds it gone. */
  private void keep(Dataset dataset) {
    if (sql.one(
            "select id from dataset where id = ? for key share", row -> row.uuid("id"), dataset.id)
        .isEmpty()) {
      throw noDataset();
    }
  }

  private FrozenSnapshot snapshot(Dataset dataset, @Nullable Integer number) {
    if (number == null && dataset.latestSnapshot == 0) {
      throw Refusal.invalid("snapshot", "the data set has none; take one first");
    }
    int wanted = number == null ? dataset.latestSnapshot : number;
    return sql.one(
            "select id, number, task ->> 'type' as task from snapshot where dataset_id = ? and number = ?",
            row -> new FrozenSnapshot(row.uuid("id"), row.integer("number"), row.text("task")),
            dataset.id,
            wanted)
        .orElseThrow(() -> missing("snapshot", "the data set has no snapshot " + wanted));
  }

  private UUID modelNamed(String name) {
    sql.update(
        "insert into model (name) values (?) on conflict (tenant_id, name) do nothing", name);
    return sql.single("select id from model where name = ?", row -> row.uuid("id"), name);
  }

  private void tellState(UUID run, String state) {
    JsonNode payload = JsonNodeFactory.instance.objectNode().put("state", state);
    sql.update(
        """
        insert into training_event (run_id, seq, kind, payload)
        select ?, coalesce(max(seq), 0) + 1, 'state', ?::jsonb from training_event where run_id = ?
        """,
        run,
        payload,
        run);
  }

  private static Map<String, Object> details(
      NewRun wanted, Dataset dataset, FrozenSnapshot snapshot, JsonNode hyperparameters) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("model", wanted.model());
    details.put("dataset", dataset.name);
    details.put("snapshot", snapshot.number());
    details.put("baseModel", wanted.baseModel());
    details.put("method", wanted.method());
    details.put("hyperparameters", hyperparameters);
    if (wanted.search() != null) {
      details.put("trials", wanted.search().trials());
    }
    return details;
  }

  private static Refusal noDataset() {
    return missing("dataset", "there is no such data set");
  }

  private static Refusal missing(String field, String message) {
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        field + ": " + message,
        List.of(ProblemError.inField(field, message)));
  }
}
