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
import dev.attune.text.task.SingleLabel;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.registry.Registration;
import dev.attune.worker.testing.RunFixture;
import dev.attune.worker.testing.Sentences;
import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
  @Inject ObjectMapper json;

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
    assertThat(lineage.get("hyperparameters").fieldNames())
        .toIterable()
        .contains("learningRate", "epochs", "patience", "maxTokens", "classWeights", "seed")
        .doesNotContain("rank", "alpha", "targets", "tokensPerPass", "crf", "tokenLossWeight");
    assertThat(lineage.at("/hyperparameters/epochs").isIntegralNumber()).isTrue();
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
    assertThat(
            superuser.number(
                """
                select count(*) from version_outcome o, jsonb_array_elements(o.texts) t (one)
                 where (t.one #>> '{outputs,0,right}')::boolean = (t.one #>> '{gold,label}' = t.one #>> '{answer,label}')
                   and (t.one #>> '{outputs,0,loss}')::float8 >= 0
                   and (t.one #>> '{outputs,0,confidence}')::float8 between 0 and 1
                   and (t.one ->> 'unknownWords')::int between 0 and 100
                """))
        .as("texts with how they were answered")
        .isEqualTo(6);
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
    assertThat(slices)
        .filteredOn(slice -> slice.get("by").asText().equals("meta"))
        .singleElement()
        .satisfies(slice -> assertThat(slice.get("meta").asText()).isEqualTo("channel"))
        .satisfies(slice -> assertThat(slice.get("value").asText()).isEqualTo("forum"))
        .satisfies(slice -> assertThat(slice.at("/right/value").isNumber()).isTrue());
    assertThat(slices).extracting(slice -> slice.get("by").asText()).contains("length");
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

  private JsonNode version(UUID run, String column) throws JsonProcessingException {
    return json.readTree(
        superuser.text("select " + column + " from model_version where run_id = ?", run));
  }
}
