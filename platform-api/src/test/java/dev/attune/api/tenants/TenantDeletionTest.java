package dev.attune.api.tenants;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.HeldUp;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.Folders;
import dev.attune.data.artifacts.JobKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.OrganizationsResource;

/** A tenant goes with all that is in it, whatever else is going on in it. */
@QuarkusTest
class TenantDeletionTest {
  @Inject Keycloak keycloak;
  @Inject ArtifactStore artifacts;

  @ConfigProperty(name = "attune.artifacts.dir")
  Path store;

  @Test
  void deleting_a_tenant_destroys_rows_keys_artifacts_and_organization(@TempDir Path folder)
      throws IOException {
    TestTenant tenant = TestTenant.create();
    UUID id = Worker.tenantId(tenant.slug());
    Worker.register();
    tenant.dataset("feelings", "joy", "anger");
    tenant.uploadCsv("feelings", "text,label\nI could sing,joy\n");
    Files.writeString(folder.resolve("adapter.json"), "{}");
    String key = id + "/model/1-run";
    var stored = artifacts.store(key, folder);
    Path files = artifacts.fetch(key, stored);
    String exportKey = id + "/model/1-export";
    Path exported = artifacts.fetch(exportKey, artifacts.store(exportKey, folder));
    String checkpoint = id + "/run";
    artifacts.keep(checkpoint, out -> out.write(1));
    Worker.run("owner", id, "insert into model (name, latest_version) values ('m', 1)");
    Worker.run(
        "worker",
        id,
        """
        insert into model_version (model_id, number, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select id, 1, 'tiny-en', 'lora', '{}', '{}', '{}', ?, '{}' from model
        """,
        key);
    Worker.run(
        "owner",
        id,
        """
        insert into version_export (version_id, requested_by, state, artifact, file, bytes, sha256)
        select id, 'o', 'succeeded', ?, 'adapter.json', 2, repeat('0', 64) from model_version
        """,
        exportKey);

    assertThat(tenant.asOwner().delete(tenant.path("")).statusCode()).isEqualTo(204);

    assertProblem(tenant.asOwner().get(tenant.path("")), 404);
    assertThat(Worker.look("select count(*) from tenant where id = ?", id)).isEqualTo("0");
    assertThat(Worker.look("select count(*) from example where tenant_id = ?", id)).isEqualTo("0");
    assertThat(files).doesNotExist();
    assertThat(exported).doesNotExist();
    assertThat(artifacts.kept(checkpoint)).isEmpty();
    assertThat(organizations().search(tenant.slug(), true, 0, 1)).isEmpty();
  }

  @Test
  void deleting_a_tenant_deletes_files_that_no_row_names(@TempDir Path folder) throws IOException {
    TestTenant tenant = TestTenant.create();
    UUID id = Worker.tenantId(tenant.slug());
    UUID run = UUID.randomUUID();
    Files.writeString(folder.resolve("adapter.json"), "{}");
    String attempt = JobKeys.of(id, UUID.randomUUID(), run, 1);
    Path stored = artifacts.fetch(attempt, artifacts.store(attempt, folder));
    Files.createDirectory(stored.resolveSibling(".incoming-" + run + "-2~" + UUID.randomUUID()));

    assertThat(tenant.asOwner().delete(tenant.path("")).statusCode()).isEqualTo(204);

    try (Stream<Path> left = Files.list(store)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith(id.toString()));
    }
  }

  @Test
  void a_deletion_waits_for_what_a_worker_is_writing() throws Exception {
    TrainedTenant trained = TrainedTenant.create();
    TestTenant tenant = trained.tenant();
    UUID run = trained.run();
    try (Connection worker = Worker.connect("superuser");
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      worker.setAutoCommit(false);
      HeldUp.execute(worker, "select from job where run_id = '%s' for update".formatted(run));
      Future<Response> deletion = other.submit(() -> tenant.asOwner().delete(tenant.path("")));
      HeldUp.awaitWaiting("select id from job%");

      HeldUp.execute(
          worker,
          """
          insert into training_event (tenant_id, run_id, seq, kind, payload)
          values ('%s', '%s', 1000, 'log', '{}')
          """
              .formatted(trained.id(), run));
      worker.commit();

      assertThat(deletion.get().statusCode()).isEqualTo(204);
    }
    assertThat(Worker.look("select count(*) from training_event where run_id = ?", run))
        .isEqualTo("0");
  }

  @Test
  void who_comes_while_a_tenant_is_deleted_does_not_stop_it() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("feelings", "joy", "anger");
    tenant.uploadCsv(dataset, "text\nwe sing\n").then().statusCode(200);
    try (Connection slow = Worker.connect("superuser");
        ExecutorService others = Executors.newCachedThreadPool()) {
      slow.setAutoCommit(false);
      HeldUp.execute(
          slow, "select from example where dataset_id = '%s' for update".formatted(dataset));
      Future<Response> deletion = others.submit(() -> tenant.asOwner().delete(tenant.path("")));
      HeldUp.awaitWaiting("delete from tenant%");
      Future<Response> upload = others.submit(() -> tenant.uploadCsv(dataset, "text\nwe shout\n"));
      HeldUp.awaitWaiting("%pg_advisory_xact_lock%");
      slow.commit();

      assertThat(deletion.get().statusCode()).isEqualTo(204);
      assertThat(upload.get().statusCode()).isBetween(400, 499);
    }
  }

  @Test
  void a_deletion_that_stops_half_way_says_so_and_can_be_asked_for_again() throws IOException {
    TestTenant tenant = TestTenant.create();
    UUID id = Worker.tenantId(tenant.slug());
    Path folder = Files.createDirectories(deep(store.resolve(id.toString())));
    Path elsewhere = store.resolve("elsewhere-" + id);
    Files.createDirectories(deep(elsewhere));
    Path tooDeep = Files.move(elsewhere, folder.resolve("below"));
    try {
      assertProblem(tenant.asOwner().delete(tenant.path("")), 503)
          .detail("part of it is gone for good");
      assertThat(organizations().search(tenant.slug(), true, 0, 1)).isEmpty();
      assertThat(tenant.asOwner().get(tenant.path("")).statusCode()).isEqualTo(200);

      Files.move(tooDeep, elsewhere);
      assertThat(tenant.asOwner().delete(tenant.path("")).statusCode()).isEqualTo(204);

      assertProblem(tenant.asOwner().get(tenant.path("")), 404);
      assertThat(folder).doesNotExist();
    } finally {
      Folders.delete(elsewhere);
    }
  }

  /** A path under which another as deep is longer than the system allows a path to be. */
  private static Path deep(Path folder) {
    Path deep = folder;
    for (int i = 0; i < 12; i++) {
      deep = deep.resolve("d".repeat(200));
    }
    return deep;
  }

  private OrganizationsResource organizations() {
    return keycloak.realm("attune").organizations();
  }
}
