package dev.attune.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.text.base.BaseModelStore;
import dev.attune.worker.artifacts.JobArtifacts;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.registry.Registration;
import dev.attune.worker.snapshots.SnapshotReader;
import dev.attune.worker.testing.RunFixture;
import dev.attune.worker.testing.Sentences;
import dev.attune.worker.testing.Superuser;
import dev.attune.worker.testing.WorkerSettings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that do not go well, or do not go to their end: each has a reason or starts clean. */
@QuarkusTest
class TrainingAttemptsTest {
  @Inject Superuser superuser;
  @Inject RunFixture fixture;
  @Inject Registration registration;
  @Inject TrainingHandler handler;
  @Inject OneJob queue;
  @Inject ArtifactStore artifacts;
  @Inject RunRequests requests;
  @Inject RunJournal journal;
  @Inject SnapshotReader snapshots;
  @Inject JobArtifacts files;
  @Inject RunCheckpoints checkpoints;
  @Inject Supplements supplements;
  @Inject Publication publication;
  @Inject ObjectMapper json;

  @ConfigProperty(name = "attune.artifacts.dir")
  Path artifactsDir;

  @BeforeEach
  void registered() throws IOException {
    superuser.clear();
    registration.register();
  }

  @Test
  void a_snapshot_that_cannot_be_trained_on_fails_with_the_reason() {
    List<Sentences> joyOnly =
        Sentences.all().stream().filter(sentence -> sentence.label().equals("joy")).toList();
    UUID run = fixture.queued(fixture.snapshot(joyOnly), "head", "{}");

    assertThat(queue.take(handler)).isEqualTo("failed");

    assertThat(failure(run, "code")).isEqualTo("bad-data");
    assertThat(failure(run, "message")).contains("joy");
    assertThat(superuser.number("select count(*) from model_version")).isZero();
  }

  @Test
  void a_hyperparameter_out_of_range_fails_with_its_name() {
    UUID run = fixture.queued(fixture.snapshot(Sentences.all()), "lora", "{\"learningRate\": 9}");

    assertThat(queue.take(handler)).isEqualTo("failed");
    assertThat(failure(run, "code")).isEqualTo("hyperparameters");
    assertThat(failure(run, "message")).contains("learningRate");
  }

  @Test
  void a_base_model_that_is_not_in_the_store_is_said_to_be_missing() {
    superuser.change(
        "insert into base_model select 'ghost', language, architecture, parameters, layers, hidden_size, max_tokens, pooling, licence, source, sha256 from base_model where name = 'minilm-l6-en'");
    UUID run = fixture.queued(fixture.snapshot(Sentences.all()), "ghost", "head", "{}");

    assertThat(queue.take(handler)).isEqualTo("failed");
    assertThat(failure(run, "code")).isEqualTo("base-model-missing");
  }

  @Test
  void a_base_model_whose_weights_are_cut_short_is_said_to_be_damaged(@TempDir Path store)
      throws IOException {
    copyCutShort("minilm-l6-en", Files.createDirectory(store.resolve("minilm-l6-en")));
    UUID run = fixture.queued(fixture.snapshot(Sentences.all()), "head", "{}");

    assertThat(queue.take(handler(new BaseModelStore(store)))).isEqualTo("failed");

    assertThat(failure(run, "code")).isEqualTo("base-model-unusable");
    assertThat(failure(run, "message"))
        .startsWith("The base model is damaged and has to be installed again: model.safetensors ");
  }

  /** Whether it comes apart before an epoch was any good is for the order of the texts to say. */
  @Test
  void a_training_that_comes_apart_fails_with_its_reason() {
    Optional<UUID> failed =
        IntStream.rangeClosed(1, 12)
            .mapToObj(this::reckless)
            .filter(run -> queue.take(handler).equals("failed"))
            .findFirst();

    assertThat(failed).isPresent();
    assertThat(failure(failed.get(), "code")).isEqualTo("diverged");
    assertThat(failure(failed.get(), "message"))
        .startsWith("The loss ")
        .endsWith("A lower learning rate usually helps.");
    assertThat(
            superuser.number("select count(*) from model_version where run_id = ?", failed.get()))
        .isZero();
  }

  private UUID reckless(int seed) {
    return fixture.queued(
        fixture.snapshot(Sentences.all()),
        "full",
        "{\"learningRate\": 0.1, \"warmupShare\": 0, \"maxGradientNorm\": 0, \"batchSize\": 4, \"epochs\": 20, \"seed\": %d}"
            .formatted(seed));
  }

  @Test
  void a_data_set_deleted_meanwhile_is_a_reason() {
    RunFixture.Prepared on = fixture.snapshot(Sentences.all());
    UUID run = fixture.queued(on, "head", "{}");
    superuser.change("delete from dataset where id = ?", on.dataset());

    assertThat(queue.take(handler)).isEqualTo("failed");
    assertThat(failure(run, "message")).isEqualTo("The data set of this run has been deleted.");
  }

  @Test
  void what_an_earlier_attempt_left_in_the_store_is_deleted() throws IOException {
    RunFixture.Prepared on = fixture.snapshot(Sentences.all());
    UUID run = fixture.queued(on, "head", "{\"epochs\": 1}");
    superuser.change("update job set fence = 1, attempts = 1");
    Path ofModel = artifactsDir.resolve(on.tenant().toString()).resolve(on.model().toString());
    Files.createDirectories(ofModel.resolve(run + "-1"));

    queue.take(handler);

    assertThat(ofModel).isDirectoryContaining(path -> path.endsWith(run + "-2"));
    assertThat(ofModel.resolve(run + "-1")).doesNotExist();
  }

  @Test
  void a_checkpoint_that_cannot_be_used_is_dropped_and_a_run_leaves_none() throws IOException {
    UUID run = fixture.queued(fixture.snapshot(Sentences.all()), "head", "{\"epochs\": 2}");
    String key = superuser.text("select tenant_id from training_run") + "/" + run;
    artifacts.keep(key, out -> out.write(new byte[] {1, 2, 3}));

    queue.take(handler);

    assertThat(version(run, "metrics").at("/test/examples").asInt()).isEqualTo(6);
    assertThat(artifacts.kept(key)).isEmpty();
  }

  @Test
  void a_training_deletes_what_ended_runs_of_its_tenant_have_left() throws IOException {
    RunFixture.Prepared on = fixture.snapshot(Sentences.all());
    UUID ended = fixture.queued(on, "head", "{\"epochs\": 1}");
    queue.take(handler);
    fixture.queued(on, "head", "{\"epochs\": 1}");
    String waiting = fixture.queued(on, "head", "{\"epochs\": 1}").toString();
    for (String left : List.of(ended.toString(), UUID.randomUUID().toString(), waiting)) {
      artifacts.keep(on.tenant() + "/" + left, out -> out.write(new byte[] {1, 2, 3}));
    }

    assertThat(queue.take(handler)).isEqualTo("succeeded");

    assertThat(artifacts.keptBeneath(on.tenant().toString())).containsExactly(waiting);
  }

  @Test
  void a_lora_run_is_cancelled_within_seconds_while_it_trains() {
    UUID run = fixture.queued(fixture.snapshot(Sentences.all()), "lora", "{\"epochs\": 200}");
    Thread person =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (superuser.number(
                          "select count(*) from training_event where kind = 'progress'")
                      == 0) {
                    Thread.onSpinWait();
                  }
                  superuser.change("update job set cancel_requested = true");
                });

    assertThat(queue.take(handler)).isEqualTo("cancelled");

    assertThat(person.isAlive()).isFalse();
    assertThat(superuser.text("select state from training_run where id = ?", run))
        .isEqualTo("cancelled");
    assertThat(artifactsDir.resolve(superuser.text("select tenant_id from training_run")))
        .doesNotExist();
  }

  private static void copyCutShort(String baseModel, Path to) throws IOException {
    for (String file : List.of("config.json", "tokenizer.json", "attune.json")) {
      Files.copy(WorkerSettings.baseModels().resolve(baseModel).resolve(file), to.resolve(file));
    }
    Path weights = WorkerSettings.baseModels().resolve(baseModel).resolve("model.safetensors");
    try (InputStream in = Files.newInputStream(weights)) {
      Files.write(to.resolve("model.safetensors"), in.readNBytes(1 << 20));
    }
  }

  private TrainingHandler handler(BaseModelStore store) {
    return new TrainingHandler(
        requests,
        journal,
        snapshots,
        new PlanMaker(store, json),
        files,
        checkpoints,
        supplements,
        publication,
        json);
  }

  private String failure(UUID run, String member) {
    return superuser.text("select failure ->> ? from training_run where id = ?", member, run);
  }

  private JsonNode version(UUID run, String column) throws JsonProcessingException {
    return json.readTree(
        superuser.text("select " + column + " from model_version where run_id = ?", run));
  }
}
