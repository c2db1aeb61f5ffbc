package dev.attune.api.exports;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that somebody deletes or cancels: nothing of them stays, whatever happens meanwhile. */
@QuarkusTest
class ExportDeletionTest {
  private static final String PATH = "/models/m/versions/1/exports";

  @Inject ArtifactStore artifacts;
  @TempDir Path folder;

  private TrainedTenant trained;
  private TestTenant tenant;
  private UUID export = new UUID(0, 0);

  @BeforeEach
  void an_export_waits() {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
    trained.versions(2);
    export = trained.askForExport(1);
  }

  @Test
  void one_that_is_done_goes_with_its_file_and_on_record() throws IOException {
    Path stored = store();

    assertThat(delete().statusCode()).isEqualTo(204);

    assertThat(stored).doesNotExist();
    assertProblem(tenant.asOwner().get(tenant.path(PATH + "/" + export)), 404);
    assertProblem(delete(), 404);
    assertThat(recorded()).isEqualTo("m/1 " + export + " succeeded");
    assertThat(trained.askForExport(1)).isNotEqualTo(export);
  }

  @Test
  void one_that_waits_leaves_the_queue() {
    assertThat(delete().statusCode()).isEqualTo(204);

    assertThat(count("version_export")).isEqualTo("0");
    assertThat(Worker.look("select count(*) from job where export_id = ?", export)).isEqualTo("0");
    assertThat(recorded()).isEqualTo("m/1 " + export + " queued");
  }

  @Test
  void one_that_has_failed_goes_with_what_its_attempts_left() throws IOException {
    Path stored = store();
    Worker.run(
        trained.id(),
        "update version_export set state = 'failed', failure = '{}', artifact = null, file = null, bytes = null, sha256 = null where id = ?",
        export);

    assertThat(delete().statusCode()).isEqualTo(204);

    assertThat(stored).doesNotExist();
    assertThat(count("version_export")).isEqualTo("0");
  }

  @Test
  void one_that_is_being_written_is_stopped_by_its_worker_and_in_nobodys_way() {
    write();

    Response asked = delete();

    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(asked.jsonPath().getString("state")).isEqualTo("deleting");
    assertThat(Worker.look("select cancel_requested from job where export_id = ?", export))
        .isEqualTo("t");
    assertThat(trained.askForExport(1)).isNotEqualTo(export);
    assertProblem(tenant.asOwner().get(tenant.path(PATH + "/" + export + "/content")), 409)
        .detail("it is being deleted");
    assertThat(delete().statusCode()).isEqualTo(202);
    assertThat(recorded()).isEqualTo("m/1 " + export + " running");
  }

  @Test
  void one_that_its_worker_gave_back_after_it_was_deleted_is_taken_away() {
    write();
    delete();

    Worker.run(
        trained.id(),
        "update job set state = 'queued', lease_owner = null, lease_until = null where export_id = ?",
        export);

    await().until(() -> count("version_export").equals("0"));
    assertThat(Worker.look("select count(*) from job where export_id = ?", export)).isEqualTo("0");
  }

  @Test
  void what_a_killed_service_had_marked_is_taken_away_by_another() throws IOException {
    Path stored = store();

    Worker.run(
        "api", trained.id(), "update version_export set state = 'deleting' where id = ?", export);

    await().until(() -> count("version_export").equals("0"));
    assertThat(stored).doesNotExist();
  }

  @Test
  void while_the_store_does_not_let_go_of_the_file_nobody_is_told_that_it_is_gone()
      throws IOException {
    Path model =
        Objects.requireNonNull(artifacts.fetch(trained.keyOf(export), Map.of()).getParent());
    Files.createDirectories(Objects.requireNonNull(model.getParent()));
    Files.createFile(model);

    assertProblem(delete(), 503).detail("could not be deleted yet");
    assertThat(count("version_export")).isEqualTo("1");

    Files.delete(model);
    await().until(() -> count("version_export").equals("0"));
  }

  @Test
  void it_is_found_under_its_own_version_only() {
    for (String path :
        new String[] {
          "/models/m/versions/2/exports/" + export, PATH + "/" + UUID.randomUUID(), PATH + "/x"
        }) {
      assertProblem(tenant.asOwner().delete(tenant.path(path)), 404);
    }
    assertThat(count("version_export")).isEqualTo("1");
  }

  private Response delete() {
    return tenant.asOwner().delete(tenant.path(PATH + "/" + export));
  }

  /** The export is done; answers the folder of its file. */
  private Path store() throws IOException {
    Files.writeString(folder.resolve("m.zip"), "zip");
    String key = trained.keyOf(export);
    StoredFile zip = Objects.requireNonNull(artifacts.store(key, folder).get("m.zip"));
    trained.exported(export, key, zip);
    return artifacts.fetch(key, Map.of("m.zip", zip));
  }

  /** A worker has claimed it. */
  private void write() {
    Worker.run(
        trained.id(),
        "update job set state = 'running', lease_owner = 'w', lease_until = now() + interval '1 hour' where export_id = ?",
        export);
    Worker.run(trained.id(), "update version_export set state = 'running' where id = ?", export);
  }

  private String count(String table) {
    return Worker.look("select count(*) from " + table + " where id = ?", export);
  }

  private String recorded() {
    return Worker.look(
        "select string_agg(target || ' ' || (details ->> 'export') || ' ' || (details ->> 'was'), ',') from audit_log where tenant_id = ? and action = 'version.export-delete'",
        trained.id());
  }
}
