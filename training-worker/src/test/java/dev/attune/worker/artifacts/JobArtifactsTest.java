package dev.attune.worker.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.worker.queue.Claim;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.registry.Registration;
import dev.attune.worker.testing.RunFixture;
import dev.attune.worker.testing.Sentences;
import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of files when nobody knows whether their recording was committed. */
@QuarkusTest
class JobArtifactsTest {
  private static final UUID NOBODY = new UUID(0, 0);

  @Inject Superuser superuser;
  @Inject RunFixture fixture;
  @Inject OneJob queue;
  @Inject Registration registration;
  @Inject JobArtifacts files;

  @ConfigProperty(name = "attune.artifacts.dir")
  Path artifacts;

  private RunFixture.Prepared on = new RunFixture.Prepared(NOBODY, NOBODY, NOBODY, NOBODY);

  @BeforeEach
  void oneRun() throws IOException {
    superuser.clear();
    registration.register();
    on = fixture.snapshot(Sentences.all());
    fixture.queued(on, "head", "{}");
  }

  @Test
  void files_are_deleted_when_nothing_names_them() throws Exception {
    Claim claim = queue.claim();
    String key = stored(claim);

    files.discardUnlessKept(claim, key);

    assertThat(artifacts.resolve(key)).doesNotExist();
  }

  @Test
  void files_whose_recording_is_not_decided_yet_wait_for_that() throws Exception {
    Claim claim = queue.claim();
    String key = stored(claim);
    try (Connection undecided =
            superuser.holding("select from job where id = ? for update", claim.jobId());
        ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      record(undecided, key);
      Future<?> discard = other.submit(() -> files.discardUnlessKept(claim, key));
      await()
          .until(
              () ->
                  superuser.number(
                          "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'select 1 from job%'")
                      == 1);
      undecided.commit();
      discard.get();
    }

    assertThat(artifacts.resolve(key)).exists();
  }

  private String stored(Claim claim) throws Exception {
    files.store(claim, on.model(), folder -> Files.writeString(folder.resolve("file"), "content"));
    String key = JobArtifacts.key(claim, on.model());
    assertThat(artifacts.resolve(key)).exists();
    return key;
  }

  private void record(Connection connection, String key) throws Exception {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into model_version (tenant_id, model_id, number, base_model, method, task, metrics, lineage, artifact, artifact_files)
            values (?, ?, 1, 'minilm-l6-en', 'head', '{}', '{}', '{}', ?, '{}')
            """)) {
      insert.setObject(1, on.tenant());
      insert.setObject(2, on.model());
      insert.setString(3, key);
      insert.executeUpdate();
    }
  }
}
