package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the outside sees besides answers: health, metrics, OpenAPI, logs. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class SurfaceTest {
  private static final String TEXT = "my-most-secret-feeling";
  private static final String SUBJECT = "patient-4711";

  @Inject World world;
  @Inject Client client;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void deploy() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
    world.version(
        tenant, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "m", 1);
  }

  @Test
  void readiness_says_what_it_waits_for() {
    JsonNode health = client.get("/q/health/ready", "").json();

    assertThat(health.get("status").textValue()).isEqualTo("UP");
    assertThat(health.findValue("baseModelsOpen").booleanValue()).isTrue();
    assertThat(health.findValue("databaseReached").booleanValue()).isTrue();
  }

  @Test
  void metrics_name_base_models_and_never_tenants() {
    client.predict(tenant.predict("m"), key, TEXT);
    client.get("/v1/tenants/" + tenant.slug() + "/nothing", key);

    String metrics = client.get("/q/metrics", "").text();

    assertThat(metrics)
        .contains("attune_batching_run_seconds_count{base=\"minilm-l6-en\"}")
        .contains("attune_versions_loaded")
        .contains("uri=\"/v1/tenants/{tenant}/models/{model}/predict\"")
        .doesNotContain(tenant.slug())
        .doesNotContain(tenant.id().toString())
        .doesNotContain(TEXT);
  }

  @Test
  void logs_hold_neither_texts_nor_subjects_nor_secrets() {
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            logged.add(line.getMessage() + java.util.Arrays.toString(line.getParameters()));
            if (line.getThrown() != null) {
              logged.add(line.getThrown().toString());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      String good = "{\"inputs\":[{\"text\":\"%s\",\"subject\":\"%s\"}]}".formatted(TEXT, SUBJECT);
      assertThat(client.post(tenant.predict("m"), key, bytes(good)).status()).isEqualTo(200);
      client.post(tenant.predict("m"), key, bytes(good.replace("subject", "sbject")));
      client.post(tenant.predict("m"), key, bytes(good.replace("}]}", "")));
      client.post(tenant.predict("m"), key.replace("atn_", "atn_x"), bytes(good));
      Logger.getLogger("test").info("the handler works");
    } finally {
      root.removeHandler(handler);
    }
    assertThat(logged).anyMatch(line -> line.contains("the handler works"));
    assertThat(logged)
        .noneMatch(line -> line.contains(TEXT))
        .noneMatch(line -> line.contains(SUBJECT))
        .noneMatch(line -> line.contains(World.SECRET));
  }

  @Test
  void every_operation_is_documented_with_examples_and_errors() {
    JsonNode api =
        client
            .send(client.request("/q/openapi", "").header("Accept", "application/json").GET())
            .json();
    JsonNode paths = api.get("paths");

    assertThat(paths.properties())
        .extracting(path -> path.getKey())
        .containsExactlyInAnyOrder(
            "/v1/tenants/{tenant}/models",
            "/v1/tenants/{tenant}/models/{model}/predict",
            "/v1/tenants/{tenant}/models/{model}/versions/{version}/predict",
            "/v1/tenants/{tenant}/predictions/{id}/feedback");
    for (var path : paths.properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getKey().equals("parameters")) {
          continue;
        }
        JsonNode operation = method.getValue();
        assertThat(operation.get("summary").textValue()).isNotBlank();
        assertThat(operation.get("responses").properties())
            .extracting(response -> response.getKey())
            .contains("200", "401", "404", "429", "503");
        assertThat(
                operation.at("/responses/200/content/application~1json/examples").isMissingNode())
            .isFalse();
        assertThat(operation.get("security")).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/health/ready",
        "/q/metrics",
        "/nothing",
        "/v1/tenants/no-such/models",
        "/q/no"
      })
  void every_answer_names_its_request(String path) {
    var mine = client.send(client.request(path, key).header("X-Request-Id", "my-own.id_1").GET());
    var given = client.send(client.request(path, key).header("X-Request-Id", "not ours!").GET());

    assertThat(mine.response().headers().allValues("X-Request-Id")).containsExactly("my-own.id_1");
    assertThat(given.response().headers().allValues("X-Request-Id"))
        .singleElement()
        .asString()
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void the_documented_request_is_accepted() {
    JsonNode api =
        client
            .send(client.request("/q/openapi", "").header("Accept", "application/json").GET())
            .json();
    JsonNode examples =
        api.at(
            "/paths/~1v1~1tenants~1{tenant}~1models~1{model}~1predict/post/requestBody/content/application~1json/examples");

    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      JsonNode value = example.get("value");
      assertThat(client.post(tenant.predict("m"), key, bytes(value.toString())).status())
          .isEqualTo(200);
    }
  }

  @Test
  void swagger_ui_is_off_outside_local_mode() {
    assertThat(client.get("/q/swagger-ui/", "").status()).isEqualTo(404);
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
