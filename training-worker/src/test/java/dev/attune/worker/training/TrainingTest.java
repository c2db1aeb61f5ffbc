package dev.attune.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.crypto.TenantKeys;
import dev.attune.data.crypto.TextCipher;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.task.SingleLabel;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole jobs with real weights, on a few sentences. */
@QuarkusTest
class TrainingTest {
  @Inject Superuser superuser;
  @Inject RunFixture fixture;
  @Inject Registration registration;
  @Inject TrainingHandler handler;
  @Inject OneJob queue;
  @Inject ArtifactStore artifacts;
  @Inject TenantKeys keys;
  @Inject RunRequests requests;
  @Inject RunJournal journal;
  @Inject SnapshotReader snapshots;
  @Inject JobArtifacts files;
  @Inject RunCheckpoints checkpoints;
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
  void a_run_ends_as_a_version_whose_artifact_loads() throws IOException {
    RunFixture.Prepared on = fixture.snapshot(Sentences.all());
    UUID run = fixture.queued(on, "head", "{}");

    assertThat(queue.take(handler)).isEqualTo("succeeded");

    assertThat(superuser.text("select state || ' ' || version from training_run where id = ?", run))
        .isEqualTo("succeeded 1");
    assertThat(superuser.number("select latest_version from model where id = ?", on.model()))
        .isEqualTo(1);
    assertThat(superuser.number("select count(*) from job")).isZero();
    String key = superuser.text("select artifact from model_version where run_id = ?", run);
    assertThat(key).isEqualTo(on.tenant() + "/" + on.model() + "/" + run + "-1");
    Map<String, ArtifactStore.StoredFile> files =
        json.readValue(
            superuser.text("select artifact_files from model_version where run_id = ?", run),
            json.getTypeFactory()
                .constructMapType(Map.class, String.class, ArtifactStore.StoredFile.class));
    Adapter adapter = Adapter.load(artifacts.fetch(key, files));
    assertThat(adapter.task()).isEqualTo(new SingleLabel(List.of("joy", "anger", "sadness")));
    assertThat(adapter.base().name()).isEqualTo("minilm-l6-en");
  }

  @Test
  void the_version_carries_figures_and_lineage() throws IOException {
    RunFixture.Prepared on = fixture.snapshot(Sentences.all());
    UUID run = fixture.queued(on, "head", "{\"seed\": 7}");

    queue.take(handler);

    JsonNode metrics = version(run, "metrics");
    assertThat(metrics.at("/test/examples").asInt()).isEqualTo(6);
    assertThat(metrics.at("/test/macroF1/value").asDouble()).isGreaterThan(0.5);
    assertThat(metrics.at("/test/macroF1/low").asDouble())
        .isLessThanOrEqualTo(metrics.at("/test/macroF1/value").asDouble());
    assertThat(metrics.at("/test/perClass/0/label").asText()).isEqualTo("joy");
    assertThat(metrics.at("/test/confusion")).hasSize(3);
    assertThat(metrics.at("/test/reliability/0").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("low", "high", "count", "confidence", "accuracy");
    assertThat(metrics.at("/training/trainExamples").asInt()).isEqualTo(24);
    assertThat(metrics.at("/test/calibration/temperature").asDouble()).isPositive();
    assertThat(metrics.at("/test/headline/name").asText()).isEqualTo("macroF1");
    assertThat(metrics.at("/training/method").asText()).isEqualTo("head");
    assertThat(metrics.at("/training/trainableParameters").asLong()).isEqualTo(3 * 384 + 3);
    JsonNode int8 = version(run, "int8");
    assertThat(int8.get("examples").asInt()).isEqualTo(6);
    assertThat(int8.get("headline").asText()).isEqualTo("macroF1");
    assertThat(int8.get("float32").asDouble())
        .isCloseTo(metrics.at("/test/macroF1/value").asDouble(), within(1e-6));
    assertThat(int8.get("loss").asDouble())
        .isEqualTo(Math.max(0, int8.get("float32").asDouble() - int8.get("int8").asDouble()));
    assertThat(int8.get("largestChange").asDouble()).isBetween(1e-9, 0.2);
    JsonNode lineage = version(run, "lineage");
    assertThat(lineage.get("dataset").asText()).isEqualTo("feelings");
    assertThat(lineage.get("snapshot").asInt()).isEqualTo(1);
    assertThat(lineage.get("contentHash").asText()).isEqualTo("abc");
    assertThat(lineage.get("seed").asInt()).isEqualTo(7);
    assertThat(lineage.get("baseModelSha256").asText())
        .isEqualTo(superuser.text("select sha256 from base_model where name = 'minilm-l6-en'"));
    assertThat(superuser.text("select actor || ' ' || action || ' ' || target from audit_log"))
        .isEqualTo("worker version.publish mood/1");
  }

  @Test
  void the_version_keeps_what_it_answered_to_each_test_text() throws IOException {
    RunFixture.Prepared on = fixture.snapshot(Sentences.all());
    UUID run = fixture.queued(on, "head", "{}");

    queue.take(handler);

    assertThat(
            superuser.column(
                """
                select t.one ->> 'example' || ' ' || (t.one -> 'gold')::text
                  from version_outcome o, jsonb_array_elements(o.texts) t (one) order by 1
                """))
        .isEqualTo(
            superuser.column(
                "select example_id || ' ' || gold::text from snapshot_example where split = 'test' order by 1"));
    assertThat(
            superuser.number(
                """
                select count(*) from version_outcome o, jsonb_array_elements(o.texts) t (one)
                 where t.one #>> '{gold,label}' = t.one #>> '{answer,label}'
                """))
        .isEqualTo(Math.round(version(run, "metrics").at("/test/accuracy/value").asDouble() * 6));
  }

  @Test
  void the_run_tells_its_story_without_its_texts() {
    UUID run = fixture.queued(fixture.snapshot(Sentences.all()), "head", "{\"epochs\": 3}");

    queue.take(handler);

    assertThat(
            superuser.column(
                "select payload ->> 'state' from training_event where run_id = ? and kind = 'state' order by seq",
                run))
        .containsExactly("running", "succeeded");
    assertThat(
            superuser.number(
                "select count(*) from training_event where run_id = ? and kind = 'epoch'", run))
        .isPositive();
    assertThat(
            superuser.number(
                "select count(*) from training_event where run_id = ? and kind = 'progress'", run))
        .isPositive();
    assertThat(
            superuser.column(
                "select payload ->> 'message' from training_event where kind = 'log' order by seq"))
        .contains(
            "The snapshot has 24 examples to train on, 6 to validate with and 6 to test with.");
    String everything =
        superuser.text("select string_agg(payload::text, ' ') from training_event")
            + superuser.text("select metrics from training_run")
            + superuser.text("select texts from version_outcome");
    assertThat(Sentences.all()).noneMatch(sentence -> everything.contains(sentence.text()));
  }

  @Test
  void the_same_snapshot_and_seed_give_the_same_weights() throws IOException {
    RunFixture.Prepared on = fixture.snapshot(Sentences.all());
    UUID first = fixture.queued(on, "head", "{}");
    queue.take(handler);
    UUID second = fixture.queued(on, "head", "{}");
    queue.take(handler);

    assertThat(version(second, "artifact_files")).isEqualTo(version(first, "artifact_files"));
    assertThat(superuser.number("select version from training_run where id = ?", second))
        .isEqualTo(2);
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
        publication,
        json);
  }

  @Test
  void a_training_that_comes_apart_fails_with_its_reason() {
    UUID run =
        fixture.queued(
            fixture.snapshot(Sentences.all()),
            "full",
            "{\"learningRate\": 0.1, \"warmupShare\": 0, \"maxGradientNorm\": 0, \"batchSize\": 4, \"epochs\": 20}");

    assertThat(queue.take(handler)).isEqualTo("failed");

    assertThat(failure(run, "code")).isEqualTo("diverged");
    assertThat(failure(run, "message"))
        .startsWith("The loss ")
        .endsWith("A lower learning rate usually helps.");
    assertThat(superuser.number("select count(*) from model_version")).isZero();
  }

  @Test
  void the_version_carries_the_warnings_of_its_training() throws IOException {
    UUID run = fixture.queued(fixture.snapshot(Sentences.all()), "head", "{\"maxTokens\": 8}");

    queue.take(handler);

    assertThat(version(run, "metrics").get("warnings"))
        .anyMatch(warning -> warning.asText().endsWith("longer than 8 tokens and lost their end."));
  }

  @Test
  void figures_of_groups_are_kept_where_a_dump_of_the_database_shows_none_of_their_values()
      throws IOException {
    RunFixture.Prepared on = fixture.snapshot(withManyTests());
    UUID run = fixture.queued(on, "head", "{}");

    queue.take(handler);

    JsonNode slices = slicesOf(on.tenant(), version(run, "metrics"));
    assertThat(slices).hasSize(1);
    assertThat(slices.at("/0/meta").asText()).isEqualTo("channel");
    assertThat(slices.at("/0/value").asText()).isEqualTo("forum");
    assertThat(superuser.dump()).contains("feelings").doesNotContain("forum");
  }

  /** Groups of fewer than ten test texts have no figures. */
  private static List<Sentences> withManyTests() {
    return Sentences.all().stream()
        .map(
            one ->
                one.split().equals("train") && one.text().length() % 2 == 0
                    ? new Sentences(one.label(), "test", one.text())
                    : one)
        .toList();
  }

  private JsonNode slicesOf(UUID tenant, JsonNode metrics) throws JsonProcessingException {
    byte[] wrapped =
        (byte[])
            superuser.column("select wrapped_keys from tenant where id = ?", tenant).getFirst();
    return json.readTree(
        keys.open(tenant, wrapped)
            .decrypt(
                TextCipher.Purpose.SLICES,
                Base64.getDecoder().decode(metrics.get("slices").textValue())));
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

  private String failure(UUID run, String member) {
    return superuser.text("select failure ->> ? from training_run where id = ?", member, run);
  }

  private JsonNode version(UUID run, String column) throws JsonProcessingException {
    return json.readTree(
        superuser.text("select " + column + " from model_version where run_id = ?", run));
  }
}
