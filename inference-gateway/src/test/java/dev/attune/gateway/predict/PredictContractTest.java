package dev.attune.gateway.predict;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.gateway.engine.BaseModelsConfig;
import dev.attune.local.testing.StackResource;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.answer.Answer;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.serve.AdapterSlot;
import dev.attune.text.serve.RowAnswer;
import dev.attune.text.serve.ServingOptions;
import dev.attune.text.serve.ServingSession;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class PredictContractTest {
  private static final String UUID_V7 =
      "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
  private static final List<String> FEELINGS = List.of("joy", "anger", "sadness", "fear");

  @Inject World world;
  @Inject BaseModelsConfig baseModels;

  @BeforeEach
  void open() {
    world.ready();
  }

  @Test
  void a_prediction_has_the_shape_of_the_contract() {
    Tenant tenant = world.tenant();
    world.version(tenant, "feelings", 1, Adapters.lora(world.base("minilm-l6-en"), FEELINGS, 1));
    world.deploy(tenant, "feelings", 1);

    JsonPath answer =
        given()
            .header("Authorization", "Bearer " + world.key(tenant))
            .contentType("application/json")
            .body(
                "{\"inputs\":[{\"text\":\"I can't stop smiling.\"},{\"text\":\"Leave me alone!\"}]}")
            .post(tenant.predict("feelings"))
            .then()
            .statusCode(200)
            .contentType("application/json")
            .header("X-Request-Id", matchesPattern(".+"))
            .body("model", equalTo("feelings"))
            .body("version", equalTo(1))
            .body("predictions", hasSize(2))
            .body("predictions[0].id", matchesPattern(UUID_V7))
            .body("predictions[0].version", equalTo(1))
            .body("predictions[0].truncated", nullValue())
            .body("usage.tokens", equalTo(15))
            .extract()
            .jsonPath();

    Map<String, Float> scores = answer.getMap("predictions[0].scores", String.class, Float.class);
    assertThat(scores.keySet()).containsExactlyInAnyOrderElementsOf(FEELINGS);
    assertThat(scores.values().stream().mapToDouble(Float::doubleValue).sum())
        .isCloseTo(1, within(1e-5));
    assertThat(scores.get(answer.getString("predictions[0].label")))
        .isEqualTo(answer.getFloat("predictions[0].confidence"))
        .isEqualTo(scores.values().stream().max(Float::compare).orElseThrow());
  }

  @Test
  void scores_are_those_of_a_session_used_directly() throws IOException {
    Tenant tenant = world.tenant();
    for (String base : List.of("minilm-l6-en", "bge-small-zh")) {
      Adapter adapter = Adapters.lora(world.base(base), FEELINGS, 7);
      world.version(tenant, base, 1, adapter);
      world.deploy(tenant, base, 1);
      List<String> texts = List.of("我今天很高兴。", "It rains again, and I do not mind.", "👍🏽");
      JsonPath answer = predict(tenant, base, texts);

      try (ServingSession session =
              ServingSession.open(
                  new BaseModelStore(baseModels.dir()).open(base), ServingOptions.defaults());
          AdapterSlot slot = session.load(adapter)) {
        List<RowAnswer> direct = session.predict(texts.stream().map(slot::row).toList());
        for (int i = 0; i < texts.size(); i++) {
          var label = (Answer.Label) direct.get(i).answer();
          assertThat(answer.getString("predictions[%d].label".formatted(i)))
              .isEqualTo(label.label());
          Map<String, Float> scores =
              answer.getMap("predictions[%d].scores".formatted(i), String.class, Float.class);
          assertThat(scores).hasSize(FEELINGS.size());
          label
              .scores()
              .forEach(
                  (name, score) ->
                      assertThat(scores.get(name)).isCloseTo(score.floatValue(), within(1e-6f)));
        }
        assertThat(answer.getInt("usage.tokens"))
            .isEqualTo(direct.stream().mapToInt(RowAnswer::tokens).sum());
      }
    }
  }

  private JsonPath predict(Tenant tenant, String model, List<String> texts) {
    return given()
        .header("Authorization", "Bearer " + world.key(tenant))
        .contentType("application/json")
        .body(Map.of("inputs", texts.stream().map(text -> Map.of("text", text)).toList()))
        .post(tenant.predict(model))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void top_k_limits_the_scores_to_the_best() {
    Tenant tenant = world.tenant();
    List<String> labels = IntStream.range(0, 12).mapToObj(i -> "label-" + i).toList();
    world.version(tenant, "topics", 1, Adapters.head(world.base("minilm-l6-en"), labels, 3));
    world.deploy(tenant, "topics", 1);

    JsonPath answer =
        given()
            .header("Authorization", "Bearer " + world.key(tenant))
            .contentType("application/json")
            .body("{\"inputs\":[{\"text\":\"Where is my parcel?\"}],\"topK\":3}")
            .post(tenant.predict("topics"))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    Map<String, Float> scores = answer.getMap("predictions[0].scores");
    assertThat(scores).hasSize(3);
    assertThat(scores.values().stream().toList()).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(scores).containsKey(answer.getString("predictions[0].label"));
  }

  @Test
  void a_text_beyond_what_the_model_reads_is_answered_and_reported() {
    Tenant tenant = world.tenant();
    world.version(tenant, "feelings", 1, Adapters.head(world.base("minilm-l6-en"), FEELINGS, 1));
    world.deploy(tenant, "feelings", 1);
    String body =
        "{\"inputs\":[{\"text\":\"%s\"},{\"text\":\"short\"}]}".formatted("word ".repeat(2_000));

    given()
        .header("Authorization", "Bearer " + world.key(tenant))
        .contentType("application/json")
        .body(body)
        .post(tenant.predict("feelings"))
        .then()
        .statusCode(200)
        .body("predictions[0].truncated", equalTo(true))
        .body("predictions[1].truncated", nullValue())
        .body("usage.tokens", equalTo(128 + 3));
  }
}
