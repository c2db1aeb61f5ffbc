package dev.attune.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.registry.Registration;
import dev.attune.worker.testing.RunFixture;
import dev.attune.worker.testing.Sentences;
import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job for each kind of task, through queue and worker, with real weights. */
@QuarkusTest
class TasksTrainingTest {
  private static final String FEELINGS = "\"labels\": [\"joy\", \"anger\", \"sadness\"]";
  private static final Map<String, String> VALENCE =
      Map.of("joy", "8.5", "anger", "2", "sadness", "1");

  @Inject Superuser superuser;
  @Inject RunFixture fixture;
  @Inject Registration registration;
  @Inject TrainingHandler handler;
  @Inject OneJob queue;
  @Inject ObjectMapper json;

  @BeforeEach
  void registered() throws IOException {
    superuser.clear();
    registration.register();
  }

  @Test
  void single_label_with_texts_out_of_scope() throws JsonProcessingException {
    JsonNode metrics =
        train(
            "{\"type\": \"single-label\", \"labels\": [\"joy\", \"anger\"], \"outOfScope\": \"other\"}",
            sentence ->
                "{\"label\": \"%s\"}"
                    .formatted(sentence.label().equals("sadness") ? "other" : sentence.label()));

    assertThat(metrics.at("/test/outOfScope/examples").asInt()).isEqualTo(2);
    assertThat(metrics.at("/test/outOfScope").has("recallAt95Precision")).isTrue();
    assertThat(names(metrics.at("/test/headline")))
        .containsExactlyInAnyOrder("name", "value", "low", "high");
  }

  @Test
  void multi_label() throws JsonProcessingException {
    JsonNode metrics =
        train(
            "{\"type\": \"multi-label\", " + FEELINGS + "}",
            sentence -> "{\"labels\": [\"" + sentence.label() + "\"]}");

    assertThat(names(metrics.get("test")))
        .contains(
            "macroF1", "microF1", "subsetAccuracy", "logLoss", "ece", "labels", "calibration");
    assertThat(names(metrics.at("/test/calibration")))
        .containsExactlyInAnyOrder(
            "temperature",
            "eceBefore",
            "eceAfter",
            "logLossBefore",
            "logLossAfter",
            "brierBefore",
            "brierAfter");
    assertThat(metrics.at("/test/reliabilityBefore"))
        .hasSameSizeAs(metrics.at("/test/reliability"));
    assertThat(names(metrics.at("/test/perClass/0")))
        .containsExactlyInAnyOrder("label", "precision", "recall", "f1", "support", "threshold");
  }

  @Test
  void token() throws JsonProcessingException {
    JsonNode metrics =
        train("{\"type\": \"token\", \"labels\": [\"first\"]}", TasksTrainingTest::firstWord);

    assertThat(names(metrics.get("test")))
        .contains(
            "f1", "precision", "recall", "labels", "perClass", "logLoss", "ece", "calibration");
    assertThat(metrics.at("/test/headline/name").asText()).isEqualTo("entityF1");
    assertThat(metrics.at("/test/perClass/0/support").asInt()).isEqualTo(6);
    assertThat(metrics.at("/training/trainableParameters").asInt())
        .as("three tags, and what leads from each of them, and from the beginning, to another")
        .isEqualTo(3 * 384 + 3 + 4 * 3);
  }

  @Test
  void regression() throws JsonProcessingException {
    JsonNode metrics =
        train(
            "{\"type\": \"regression\", \"outputs\": [{\"name\": \"valence\", \"min\": 0, \"max\": 10}]}",
            TasksTrainingTest::valence);

    assertThat(names(metrics.at("/test/outputs/0")))
        .containsExactlyInAnyOrder(
            "name", "pearson", "spearman", "mae", "rmse", "coverage", "min", "max");
    assertThat(metrics.at("/test/headline/name").asText()).isEqualTo("pearson");
  }

  @Test
  void joint() throws JsonProcessingException {
    JsonNode metrics =
        train(
            """
            {"type": "joint", "outputs": [{"name": "feeling", "type": "single-label", %s},
                                          {"name": "words", "type": "token", "labels": ["first"]},
                                          {"name": "tone", "type": "regression",
                                           "outputs": [{"name": "valence", "min": 0, "max": 10}]}]}
            """
                .formatted(FEELINGS),
            sentence ->
                "{\"outputs\": {\"feeling\": {\"label\": \"%s\"}, \"words\": %s, \"tone\": %s}}"
                    .formatted(sentence.label(), firstWord(sentence), valence(sentence)));

    assertThat(names(metrics.at("/test/outputs")))
        .containsExactlyInAnyOrder("feeling", "words", "tone");
    assertThat(metrics.at("/test/outputs/words/type").asText()).isEqualTo("token");
    assertThat(metrics.at("/test/allCorrect").has("low")).isTrue();
    assertThat(metrics.at("/test/headline/name").asText()).isEqualTo("mean");
  }

  @Test
  void a_search_is_told_with_its_trials_and_the_one_chosen() throws JsonProcessingException {
    RunFixture.Prepared on = fixture.snapshot(Sentences.all());
    UUID run = fixture.queued(on, "head", "{\"epochs\": 4}");
    superuser.change("update training_run set search = '{\"trials\": 3}'");

    assertThat(queue.take(handler)).isEqualTo("succeeded");

    JsonNode search =
        json.readTree(
            superuser.text("select metrics -> 'search' from model_version where run_id = ?", run));
    assertThat(search.get("trials")).hasSize(3);
    assertThat(names(search.at("/trials/0")))
        .containsExactlyInAnyOrder("hyperparameters", "figure", "epochs");
    assertThat(names(search.at("/trials/0/hyperparameters")))
        .contains("epochs", "patience")
        .doesNotContain("rank", "targets");
    assertThat(search.get("chosen").asInt()).isBetween(0, 2);
    assertThat(
            superuser.number(
                "select count(distinct payload ->> 'epoch') - count(*) from training_event where kind = 'epoch'"))
        .as("epochs of trials are not told")
        .isZero();
    assertThat(
            superuser.column(
                "select distinct concat_ws(' ', payload ->> 'part', payload ->> 'trial', payload ->> 'trials') from training_event where kind = 'progress' order by 1"))
        .containsExactly("model", "trial 1 3", "trial 2 3", "trial 3 3");
    assertThat(
            superuser.number(
                """
                select count(*) from (select (payload ->> 'done')::float8 as done,
                                             lag((payload ->> 'done')::float8) over (order by seq) as before
                                        from training_event where kind = 'progress') p where done < before
                """))
        .as("progress never goes back")
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"few-shot", "bitfit", "full"})
  void every_method_publishes_what_it_trained(String method) {
    UUID run = fixture.queued(fixture.snapshot(Sentences.all()), method, "{\"epochs\": 1}");

    assertThat(queue.take(handler))
        .as(() -> superuser.text("select coalesce(failure::text, '') from training_run"))
        .isEqualTo("succeeded");
    assertThat(superuser.text("select method from model_version where run_id = ?", run))
        .isEqualTo(method);
    assertThat(
            superuser.number(
                "select (artifact_files -> 'adapter.safetensors' ->> 'bytes')::bigint / 4 - (metrics -> 'training' ->> 'trainableParameters')::bigint from model_version"))
        .as("the file holds the trained parameters and a header")
        .isBetween(0L, 20_000L);
  }

  private JsonNode train(String task, java.util.function.Function<Sentences, String> gold)
      throws JsonProcessingException {
    RunFixture.Prepared on = fixture.snapshot(task, Sentences.all(), gold);
    UUID run = fixture.queued(on, "head", "{\"epochs\": 5}");

    String outcome = queue.take(handler);

    assertThat(outcome)
        .as(() -> superuser.text("select coalesce(failure::text, '') from training_run"))
        .isEqualTo("succeeded");
    JsonNode metrics =
        json.readTree(superuser.text("select metrics from model_version where run_id = ?", run));
    String type = json.readTree(task).get("type").asText();
    assertThat(metrics.get("task").asText()).isEqualTo(type);
    assertThat(metrics.at("/test/type").asText()).isEqualTo(type);
    assertThat(metrics.at("/test/examples").asInt()).isEqualTo(6);
    assertThat(metrics.at("/validation/headline/value").isNumber()).isTrue();
    assertThat(superuser.text("select task ->> 'type' from model_version where run_id = ?", run))
        .isEqualTo(type);
    assertThat(
            superuser.text(
                "select payload -> 'validationFigure' ->> 'name' from training_event where kind = 'epoch' limit 1"))
        .isNotBlank();
    assertSaysNothingOf(metrics);
    return metrics;
  }

  /** Mistakes name examples by their ids; nothing quotes a text or a field that names people. */
  private void assertSaysNothingOf(JsonNode metrics) {
    List<Object> ids = superuser.column("select id::text from example");
    StreamSupport.stream(metrics.get("mistakes").spliterator(), false)
        .forEach(mistake -> assertThat(ids).contains(mistake.get("example").asText()));
    String everything = metrics.toString();
    assertThat(Sentences.all()).noneMatch(sentence -> everything.contains(sentence.text()));
    assertThat(metrics.get("slices").isTextual()).isTrue();
  }

  private static String firstWord(Sentences sentence) {
    return "{\"entities\": [{\"start\": 0, \"end\": %d, \"label\": \"first\"}]}"
        .formatted(sentence.text().indexOf(' '));
  }

  private static String valence(Sentences sentence) {
    return "{\"values\": {\"valence\": %s}}".formatted(VALENCE.get(sentence.label()));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
