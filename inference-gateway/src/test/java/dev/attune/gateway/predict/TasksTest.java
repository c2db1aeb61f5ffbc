package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TaskJson;
import dev.attune.text.task.TokenLabels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The members of a prediction, task by task. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class TasksTest {
  private static final String TEXT = "😀 明天从北京到上海的火车票";
  private static final TokenLabels PLACES = new TokenLabels(List.of("city", "date"));

  @Inject World world;
  @Inject Client client;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
  }

  @Test
  void a_refusal_has_no_label_and_says_so() {
    JsonNode prediction = predict(new SingleLabel(List.of("book", "cancel"), "oos"), Map.of());
    assertThat(names(prediction))
        .containsExactly("id", "version", "label", "outOfScope", "confidence", "scores");
    assertThat(prediction.get("label").isNull()).isTrue();
    assertThat(prediction.get("outOfScope").booleanValue()).isTrue();
    assertThat(prediction.get("confidence").floatValue())
        .isEqualTo(prediction.get("scores").iterator().next().floatValue());
  }

  @Test
  void a_multi_label_prediction_has_labels_and_scores_each_on_its_own() {
    JsonNode prediction =
        predict(new MultiLabel(List.of("joy", "anger", "fear", "trust")), Map.of("topK", 2));
    assertThat(names(prediction)).containsExactly("id", "version", "labels", "scores");
    assertThat(prediction.get("scores")).hasSize(2);
    for (JsonNode label : prediction.get("labels")) {
      JsonNode score = prediction.get("scores").path(label.textValue());
      assertThat(score.isMissingNode() || score.floatValue() >= 0.5f).isTrue();
    }
  }

  @Test
  void entities_are_cut_from_the_text_at_code_points() {
    JsonNode prediction = predict(PLACES, Map.of());
    assertThat(names(prediction)).containsExactly("id", "version", "entities");
    assertEntities(prediction.get("entities"));
  }

  @Test
  void values_have_an_interval_on_their_scale() {
    JsonNode prediction =
        predict(
            new Regression(List.of(new Scale("stress", 0, 10), new Scale("valence", -1, 1))),
            Map.of("topK", 1));
    assertThat(names(prediction)).containsExactly("id", "version", "values");
    assertThat(names(prediction.get("values"))).containsExactly("stress", "valence");
    JsonNode stress = prediction.at("/values/stress");
    assertThat(names(stress)).containsExactly("value", "low", "high");
    assertThat(stress.get("low").floatValue()).isBetween(0f, stress.get("value").floatValue());
    assertThat(stress.get("high").floatValue())
        .isCloseTo(Math.min(10, stress.get("value").floatValue() + 0.5f), within(1e-5f));
  }

  @Test
  void a_joint_prediction_has_one_member_for_each_output() {
    JsonNode prediction =
        predict(
            new Joint(
                List.of(
                    new Output("intent", new SingleLabel(List.of("book", "cancel"))),
                    new Output("slots", PLACES))),
            Map.of("topK", 1));
    assertThat(names(prediction)).containsExactly("id", "version", "intent", "slots");
    assertThat(names(prediction.get("intent"))).containsExactly("label", "confidence", "scores");
    assertThat(prediction.at("/intent/scores")).hasSize(1);
    assertEntities(prediction.at("/slots/entities"));
  }

  @Test
  void a_joint_output_may_not_hide_what_every_prediction_has() {
    Answer answer =
        ask(
            new Joint(
                List.of(
                    new Output("id", new SingleLabel(List.of("book", "cancel"))),
                    new Output("slots", PLACES))),
            Map.of());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).contains("output id");
  }

  @Test
  void the_list_of_models_names_the_task() {
    predict(PLACES, Map.of());
    JsonNode item = client.get(tenant.models(), key).json().get("items").get(0);
    assertThat(item.get("task").toString()).isEqualTo(TaskJson.write(PLACES).toString());
    assertThat(item.get("labels")).hasSize(2);
  }

  @Test
  void a_version_that_needs_more_memory_than_there_is_says_so_and_harms_nobody() {
    predict(PLACES, Map.of());
    world.version(
        tenant,
        "large",
        1,
        Adapters.bitfit(world.base("minilm-l6-en"), List.of("joy", "anger"), 1));
    world.deploy(tenant, "large", 1);
    Answer refused = client.predict(tenant.predict("large"), key, TEXT);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.text()).contains("it takes 91 MB of memory").contains("8 MB together");
    assertThat(client.predict(tenant.predict("m"), key, TEXT).status()).isEqualTo(200);
  }

  private static void assertEntities(JsonNode entities) {
    assertThat(entities).as("random heads find something in this text").isNotEmpty();
    int end = 0;
    for (JsonNode entity : entities) {
      assertThat(names(entity)).containsExactly("label", "start", "end", "text", "confidence");
      int start = entity.get("start").intValue();
      assertThat(start).isGreaterThanOrEqualTo(end);
      end = entity.get("end").intValue();
      assertThat(entity.get("text").textValue())
          .isEqualTo(
              TEXT.substring(TEXT.offsetByCodePoints(0, start), TEXT.offsetByCodePoints(0, end)));
      assertThat(entity.get("confidence").floatValue()).isBetween(0f, 1f);
    }
  }

  private JsonNode predict(Task task, Map<String, Object> more) {
    Answer answer = ask(task, more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("predictions").get(0);
  }

  private Answer ask(Task task, Map<String, Object> more) {
    world.version(tenant, "m", 1, Adapters.answering(task, world.base("bge-small-zh"), 3));
    world.deploy(tenant, "m", 1);
    var request = new HashMap<String, Object>(more);
    request.put("inputs", List.of(Map.of("text", TEXT)));
    return client.predict(tenant.predict("m"), key, request);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
