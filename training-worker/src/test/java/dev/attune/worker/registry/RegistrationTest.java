package dev.attune.worker.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.text.learn.Hyperparameters;
import dev.attune.text.learn.Method;
import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegistrationTest {
  @Inject Superuser superuser;
  @Inject Registration registration;
  @Inject ObjectMapper json;

  @BeforeEach
  void empty() {
    superuser.clear();
  }

  @Test
  void the_packaged_base_models_are_registered_with_what_people_choose_by() throws IOException {
    registration.register();

    assertThat(superuser.column("select name from base_model order by name"))
        .contains("bge-small-en", "bge-small-zh", "minilm-l6-en");
    assertThat(
            superuser.text(
                "select language || ' ' || layers || ' ' || hidden_size || ' ' || pooling || ' ' || licence from base_model where name = 'bge-small-zh'"))
        .isEqualTo("zh 4 512 cls MIT");
  }

  @Test
  void every_hyperparameter_says_its_type_range_and_standard_value() throws IOException {
    registration.register();

    JsonNode rank = hyperparameter("lora", "rank");
    assertThat(rank.get("type").asText()).isEqualTo("integer");
    assertThat(rank.get("min").asInt()).isEqualTo(1);
    assertThat(rank.get("max").asInt()).isEqualTo(64);
    assertThat(rank.get("default").asInt()).isEqualTo(8);
    assertThat(rank.get("description").asText()).isNotBlank();
    assertThat(hyperparameter("lora", "learningRate").get("default").asDouble())
        .isEqualTo(Hyperparameters.defaultsOf(new Method.Lora()).learningRate());
    JsonNode targets = hyperparameter("lora", "targets");
    assertThat(targets.get("type").asText()).isEqualTo("set");
    assertThat(targets.get("min").isNull()).isTrue();
    assertThat(targets.get("choices")).hasSize(6);
    assertThat(targets.get("default"))
        .extracting(JsonNode::asText)
        .containsExactly("query", "value");
    assertThat(rank.has("choices")).isFalse();
    assertThat(hyperparameter("head", "epochs").get("default").isNull()).isTrue();
    assertThat(hyperparameters("head").findValuesAsText("name")).doesNotContain("rank", "alpha");
  }

  @Test
  void a_hyperparameter_says_in_which_tasks_it_can_have_an_effect() throws IOException {
    registration.register();

    assertServes("crf", "[\"token\",\"joint\"]", "[\"token\"]");
    assertServes("tokenLossWeight", "[\"joint\"]", "[\"token\"]");
    for (String ofLabels : List.of("classWeights", "softLabels")) {
      assertServes(
          ofLabels,
          "[\"single-label\",\"multi-label\",\"joint\"]",
          "[\"single-label\",\"multi-label\"]");
    }
    for (String ofAll : List.of("learningRate", "targets")) {
      assertServes(
          ofAll,
          "[\"single-label\",\"multi-label\",\"token\",\"regression\",\"joint\"]",
          "[\"single-label\",\"multi-label\",\"token\",\"regression\"]");
    }
  }

  @Test
  void a_batch_is_at_least_as_large_as_the_method_needs() throws IOException {
    registration.register();

    assertThat(hyperparameter("few-shot", "batchSize").get("min").asInt()).isEqualTo(4);
    assertThat(hyperparameter("lora", "batchSize").get("min").asInt()).isEqualTo(1);
  }

  @Test
  void every_method_says_for_which_tasks_it_is() throws IOException {
    registration.register();

    assertThat(superuser.text("select tasks from training_method where name = 'few-shot'"))
        .isEqualTo("{single-label}");
    assertThat(superuser.text("select tasks from training_method where name = 'lora'"))
        .isEqualTo("{single-label,multi-label,token,regression,joint}");
    assertThat(superuser.number("select count(*) from training_method where description = ''"))
        .isZero();
  }

  @Test
  void registering_again_brings_old_rows_up_to_date() throws IOException {
    registration.register();
    superuser.change("update base_model set sha256 = 'old'");
    superuser.change("update training_method set hyperparameters = '[]'");

    registration.register();

    assertThat(superuser.number("select count(*) from base_model where sha256 = 'old'")).isZero();
    assertThat(hyperparameters("lora")).isNotEmpty();
  }

  @Test
  void the_worker_is_ready_when_it_has_registered() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    given().get("/q/health/live").then().statusCode(200);
  }

  @Test
  void metrics_tell_of_the_queue_and_of_no_tenant() {
    UUID tenant = superuser.tenant(1);
    superuser.queuedRun(tenant);

    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("attune_queue_queued"), containsString("attune_queue_oldest_seconds"))
        .body(not(containsString(tenant.toString())));
  }

  private void assertServes(String name, String tasks, String outputs)
      throws JsonProcessingException {
    assertThat(hyperparameter("lora", name).get("tasks")).hasToString(tasks);
    assertThat(hyperparameter("lora", name).get("outputs")).hasToString(outputs);
  }

  private JsonNode hyperparameter(String method, String name) throws JsonProcessingException {
    return List.copyOf(hyperparameters(method).findParents("name")).stream()
        .filter(row -> row.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode hyperparameters(String method) throws JsonProcessingException {
    return json.readTree(
        superuser.text("select hyperparameters from training_method where name = ?", method));
  }
}
