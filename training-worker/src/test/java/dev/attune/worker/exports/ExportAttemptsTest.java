package dev.attune.worker.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.text.base.BaseModelStore;
import dev.attune.worker.artifacts.JobArtifacts;
import dev.attune.worker.queue.Claim;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.snapshots.SnapshotReader;
import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Exports that do not go well: each has a reason, and none leaves anything behind. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportAttemptsTest {
  @Inject Superuser superuser;
  @Inject TrainedVersion version;
  @Inject ExportHandler handler;
  @Inject ExportTable exports;
  @Inject JobArtifacts files;
  @Inject BaseModelStore baseModels;
  @Inject ArtifactStore artifacts;
  @Inject SnapshotReader snapshots;
  @Inject ObjectMapper json;
  @Inject OneJob queue;

  private UUID export = new UUID(0, 0);

  @BeforeAll
  void a_version_is_trained() throws IOException {
    version.train();
  }

  @BeforeEach
  void its_export_is_asked_for() {
    superuser.change("delete from version_export");
    export = version.ask();
  }

  @Test
  void an_attempt_that_lost_its_job_leaves_nothing_and_the_next_one_succeeds() {
    List<Claim> takenOver = new ArrayList<>();

    assertThat(queue.take(handler(() -> takenOver.add(queue.takeOver())))).isEqualTo("abandoned");

    assertThat(version.left(export)).isEmpty();
    assertThat(column("state")).isEqualTo("running");
    assertThat(queue.work(takenOver.getFirst(), handler)).isEqualTo("succeeded");
    assertThat(version.left(export)).containsExactly(version.files().resolve(export + "-2"));
  }

  @Test
  void what_killed_attempts_left_goes_when_the_last_one_is_given_up() throws IOException {
    superuser.change("update job set fence = 3, attempts = 3");
    Path stored = Files.createDirectories(version.files().resolve(export + "-2"));
    Path own = Files.createTempDirectory("attune-export-" + export + "-");
    Files.createFile(stored.resolve("mood-1.zip"));
    Files.createFile(own.resolve("model.safetensors"));

    assertThat(queue.take(handler)).isEqualTo("failed");

    assertThat(failure("code")).isEqualTo("worker-died");
    assertThat(failure("message")).contains("every attempt to export").doesNotContain("batch size");
    assertThat(version.left(export)).isEmpty();
    assertThat(superuser.number("select count(*) from job")).isZero();
  }

  @Test
  void a_store_that_does_not_answer_puts_it_back() {
    assertThat(
            queue.take(
                handler(
                    () -> {
                      throw new IOException("gone");
                    })))
        .isEqualTo("retried");

    assertThat(column("state")).isEqualTo("queued");
    assertThat(superuser.text("select state || ' ' || attempts from job")).isEqualTo("queued 1");
    assertThat(version.left(export)).isEmpty();
  }

  @Test
  void memory_that_runs_out_is_said_without_advice_for_trainings() {
    assertThat(
            queue.take(
                handler(
                    () -> {
                      throw new OutOfMemoryError();
                    })))
        .isEqualTo("failed");

    assertThat(failure("code")).isEqualTo("out-of-memory");
    assertThat(failure("message")).doesNotContain("batch size");
  }

  @Test
  void damaged_files_of_the_version_are_a_reason() throws IOException {
    Path adapter = onlyFileOf("adapter.json");
    byte[] whole = Files.readAllBytes(adapter);
    Files.writeString(adapter, "{}");
    try {
      assertThat(queue.take(handler)).isEqualTo("failed");
    } finally {
      Files.write(adapter, whole);
    }

    assertThat(failure("code")).isEqualTo("files-damaged");
  }

  @Test
  void a_base_model_that_is_not_in_the_store_is_said_to_be_missing() {
    superuser.change(
        "insert into base_model select 'ghost', language, architecture, parameters, layers, hidden_size, max_tokens, pooling, licence, source, sha256 from base_model where name = 'minilm-l6-en' on conflict do nothing");
    superuser.change("update model_version set base_model = 'ghost'");
    try {
      assertThat(queue.take(handler)).isEqualTo("failed");
    } finally {
      superuser.change("update model_version set base_model = 'minilm-l6-en'");
    }

    assertThat(failure("code")).isEqualTo("base-model-missing");
  }

  @Test
  void another_base_model_than_the_versions_own_is_refused() {
    superuser.change("update model_version set base_model = 'bge-small-zh'");
    try {
      assertThat(queue.take(handler)).isEqualTo("failed");
    } finally {
      superuser.change("update model_version set base_model = 'minilm-l6-en'");
    }

    assertThat(failure("message")).startsWith("The worker has another base model under this name");
  }

  @Test
  void one_that_is_deleted_while_it_is_written_stops_and_is_gone() {
    List<String> reached = new ArrayList<>();

    assertThat(
            queue.take(
                handler(
                    () -> {
                      delete();
                      reached.add("the version's files");
                    })))
        .isEqualTo("cancelled");

    assertThat(reached).containsExactly("the version's files");
    assertThat(superuser.number("select count(*) from version_export")).isZero();
    assertThat(superuser.number("select count(*) from job")).isZero();
    assertThat(version.left(export)).isEmpty();
  }

  @Test
  void one_that_is_deleted_and_whose_attempts_all_died_is_gone_with_what_they_left()
      throws IOException {
    superuser.change("update job set fence = 3, attempts = 3");
    Path stored = Files.createDirectories(version.files().resolve(export + "-2"));
    Files.createFile(stored.resolve("mood-1.zip"));
    delete();

    assertThat(queue.take(handler)).isEqualTo("cancelled");

    assertThat(superuser.number("select count(*) from version_export")).isZero();
    assertThat(version.left(export)).isEmpty();
  }

  @Test
  void one_that_is_deleted_and_given_back_stays_deleted() {
    assertThat(
            queue.take(
                handler(
                    () -> {
                      superuser.change("update version_export set state = 'deleting'");
                      throw new IOException("gone");
                    })))
        .isEqualTo("retried");

    assertThat(column("state")).isEqualTo("deleting");
  }

  @Test
  void a_cancelled_one_that_nobody_deleted_has_failed_for_that_reason() {
    superuser.change("update job set cancel_requested = true");

    assertThat(queue.take(handler)).isEqualTo("cancelled");

    assertThat(failure("code")).isEqualTo("cancelled");
    assertThat(version.left(export)).isEmpty();
  }

  @Test
  void without_the_data_set_it_is_written_and_not_measured() {
    UUID snapshot = version.on().snapshot();
    superuser.change("update model_version set snapshot_id = null");
    try {
      assertThat(queue.take(handler)).isEqualTo("succeeded");
    } finally {
      superuser.change("update model_version set snapshot_id = ?", snapshot);
    }

    assertThat(column("parity is null and bytes > 0")).isEqualTo("true");
  }

  /** As the API does it while a worker has the job. */
  private void delete() {
    superuser.change("update job set cancel_requested = true");
    superuser.change("update version_export set state = 'deleting'");
  }

  private ExportHandler handler(FetchingStore.Event whenFetching) {
    return new ExportHandler(
        exports,
        new VersionWriter(baseModels, new FetchingStore(artifacts, whenFetching), snapshots, json),
        files);
  }

  private Path onlyFileOf(String name) throws IOException {
    try (Stream<Path> tree = Files.walk(version.files())) {
      return tree.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private String failure(String member) {
    return superuser.text("select failure ->> ? from version_export where id = ?", member, export);
  }

  private String column(String column) {
    return superuser.text("select " + column + " from version_export where id = ?", export);
  }
}
