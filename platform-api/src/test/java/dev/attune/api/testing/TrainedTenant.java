package dev.attune.api.testing;

import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.artifacts.JobKeys;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A tenant with a data set, a snapshot, and what a worker has made of it. */
public record TrainedTenant(TestTenant tenant, UUID id, String dataset) {
  private static final String METRICS =
      """
      {"task": "single-label",
       "test": {"type": "single-label", "examples": 20,
                "headline": {"name": "macroF1", "value": 0.79, "low": 0.69, "high": 0.89},
                "accuracy": {"value": 0.8, "low": 0.7, "high": 0.9},
                "macroF1": {"value": 0.79, "low": 0.69, "high": 0.89}, "logLoss": 0.5, "ece": 0.04,
                "labels": ["joy", "anger"],
                "perClass": [{"label": "joy", "precision": 0.8, "recall": 0.75, "f1": 0.774, "support": 10},
                             {"label": "anger", "precision": 0.78, "recall": 0.82, "f1": 0.8, "support": 100}],
                "confusion": [[8, 2], [2, 8]], "reliability": [],
                "calibration": {"temperature": 1.3, "eceBefore": 0.1, "eceAfter": 0.04}},
       "training": {"seconds": 40, "trainExamples": 16, "epochs": 2, "method": "lora", "trainableParameters": 1000},
       "slices": [{"meta": "channel", "value": "forum", "examples": 12,
                   "figure": {"name": "macroF1", "value": 0.7, "low": 0.5, "high": 0.9}}],
       "mistakes": [{"example": "0198c9f2-6a51-7c39-a6e8-0f1d6c1b7a55", "output": "", "loss": 2.5,
                     "gold": "joy", "predicted": "anger"}],
       "warnings": ["Validation is small."]}
      """;

  /** A tenant with the data set {@code feelings} and its snapshot 1. */
  public static TrainedTenant create() {
    Worker.register();
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("feelings", "joy", "anger");
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 20; i++) {
      csv.append("text ").append(i).append(i % 2 == 0 ? ",joy\n" : ",anger\n");
    }
    tenant.uploadCsv(dataset, csv.toString());
    tenant
        .sending(Map.of("splits", Map.of("train", 0.8, "validation", 0.1, "test", 0.1)))
        .post(tenant.path("/datasets/" + dataset + "/snapshots"))
        .then()
        .statusCode(201);
    return new TrainedTenant(tenant, Worker.tenantId(tenant.slug()), dataset);
  }

  /** Asks for a run, with some members changed. */
  public Response request(Map<String, ?> changes) {
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "model",
                "m",
                "dataset",
                dataset,
                "snapshot",
                1,
                "baseModel",
                "tiny-en",
                "method",
                "lora",
                "hyperparameters",
                Map.of("epochs", 2)));
    body.putAll(changes);
    return tenant.sending(body).post(tenant.path("/training-runs"));
  }

  /** Asks for a run of model {@code m}; answers its id. */
  public UUID run() {
    return UUID.fromString(request(Map.of()).then().statusCode(202).extract().path("id"));
  }

  /** Ends a run as a worker would, after 40 seconds, with the next version of {@code m}. */
  public void succeed(UUID run) {
    Worker.run(id, "delete from job where run_id = ?", run);
    Worker.run(id, "update model set latest_version = latest_version + 1 where name = 'm'");
    Worker.run(
        id,
        """
        insert into model_version (model_id, number, run_id, snapshot_id, base_model, method, task, metrics, lineage,
                                   artifact, artifact_files)
        select m.id, m.latest_version, r.id, r.snapshot_id, r.base_model, r.method, s.task, ?::jsonb,
               jsonb_build_object('dataset', 'feelings', 'snapshot', 1, 'contentHash', s.content_hash,
                                  'baseModelSha256', 'ab12', 'hyperparameters', r.hyperparameters, 'seed', 7),
               'artifact/' || r.id, '{}'
          from training_run r join model m on m.id = r.model_id join snapshot s on s.id = r.snapshot_id where r.id = ?
        """,
        METRICS,
        run);
    Worker.run(
        id,
        """
        with done as (
          update training_run r set state = 'succeeded', metrics = ?::jsonb, started_at = now() - interval '40 seconds',
                 finished_at = now(), version = m.latest_version from model m where m.id = r.model_id and r.id = ?
          returning r.id)
        insert into training_event (run_id, seq, kind, payload)
        select d.id, (select coalesce(max(seq), 0) + 1 from training_event e where e.run_id = d.id), 'state',
               '{"state": "succeeded"}' from done d
        """,
        METRICS,
        run);
  }

  /** Asks for the export of a version of {@code m}; answers its id. */
  public UUID askForExport(int version) {
    return UUID.fromString(
        tenant
            .asOwner()
            .post(tenant.path("/models/m/versions/" + version + "/exports"))
            .then()
            .statusCode(202)
            .extract()
            .path("id"));
  }

  /** Ends an export as a worker would, without the file; answers its id. */
  public UUID exported(UUID export) {
    return exported(export, "artifact/" + export, new StoredFile("0".repeat(64), 3));
  }

  /** Ends an export as a worker would that has stored {@code m.zip} under a key. */
  public UUID exported(UUID export, String artifact, StoredFile zip) {
    Worker.run(id, "delete from job where export_id = ?", export);
    Worker.run(
        id,
        """
        update version_export set state = 'succeeded', started_at = now(), finished_at = now(), artifact = ?, file = 'm.zip',
               bytes = ?, sha256 = ?, parity = '{"examples": 20, "model.onnx": {"changedAnswers": 0.0}}' where id = ?
        """,
        artifact,
        zip.bytes(),
        zip.sha256(),
        export);
    return export;
  }

  /** The key of an export's first attempt, and so of its file if that succeeds. */
  public String keyOf(UUID export) {
    UUID model = UUID.fromString(Worker.look("select id from model where tenant_id = ?", id));
    return JobKeys.of(id, model, export, 1);
  }

  /** Writes an event as a worker would. */
  public void tell(UUID run, String kind, String payload) {
    Worker.run(
        id,
        """
        insert into training_event (run_id, seq, kind, payload)
        select ?, coalesce(max(seq), 0) + 1, ?, ?::jsonb from training_event where run_id = ?
        """,
        run,
        kind,
        payload,
        run);
  }

  /** Makes versions 1 to n of model {@code m}. */
  public void versions(int n) {
    for (int i = 0; i < n; i++) {
      succeed(run());
    }
  }
}
