package dev.attune.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class ModelsTest {
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

  private Path version(String model, int number) {
    return world.version(
        tenant,
        model,
        number,
        Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v" + number), number));
  }

  private JsonNode predict(String model) {
    Answer answer = client.predict(tenant.predict(model), key, "How are you?");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode listed(String model) {
    for (JsonNode item : client.get(tenant.models(), key).json().get("items")) {
      if (item.get("model").textValue().equals(model)) {
        return item;
      }
    }
    throw new AssertionError("The model " + model + " is not listed.");
  }

  private static void within(Duration time, Callable<Boolean> condition) {
    Awaitility.await().atMost(time).pollInterval(Duration.ofMillis(50)).until(condition);
  }

  @Test
  void what_serves_is_listed() {
    version("feelings", 1);
    version("feelings", 2);
    version("idle", 1);
    world.deploy(tenant, "feelings", 1, 2, 10);

    JsonNode list = client.get(tenant.models(), key).json();

    assertThat(list.get("next").isNull()).isTrue();
    assertThat(list.get("items")).hasSize(1);
    JsonNode item = list.get("items").get(0);
    assertThat(item.get("model").textValue()).isEqualTo("feelings");
    assertThat(item.get("production").intValue()).isEqualTo(1);
    assertThat(item.get("canary").toString()).isEqualTo("{\"version\":2,\"percent\":10}");
    assertThat(item.get("since").textValue()).endsWith("Z");
    assertThat(item.get("baseModel").textValue()).isEqualTo("minilm-l6-en");
    assertThat(item.get("method").textValue()).isEqualTo("lora");
    assertThat(item.get("labels").findValuesAsText("")).isEmpty();
    assertThat(item.get("labels")).hasSize(3);
    assertThat(item.get("status").get("state").textValue()).isEqualTo("cold");
    predict("feelings");
    assertThat(listed("feelings").get("status").toString())
        .isEqualTo("{\"state\":\"serving\",\"version\":1,\"reason\":null}");
  }

  @Test
  void the_list_goes_page_by_page() {
    for (String name : List.of("a", "b", "c")) {
      version(name, 1);
      world.deploy(tenant, name, 1);
    }

    JsonNode first = client.get(tenant.models() + "?limit=2", key).json();
    JsonNode second = client.get(tenant.models() + "?limit=2&after=b", key).json();

    assertThat(first.findValuesAsText("model")).containsExactly("a", "b");
    assertThat(first.get("next").textValue()).isEqualTo("b");
    assertThat(second.findValuesAsText("model")).containsExactly("c");
    assertThat(second.get("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1.5", "0", "201", "99999999999", "-1"})
  void a_limit_that_is_no_number_of_a_page_is_refused_by_its_name(String limit) {
    Answer answer = client.get(tenant.models() + "?limit=" + limit, key);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").textValue()).isEqualTo("limit");
    assertThat(answer.json().get("detail").textValue())
        .isEqualTo("limit must be a whole number from 1 to 200.");
  }

  @Test
  void a_name_that_no_model_can_have_is_not_asked_of_the_database() {
    version("a", 1);
    world.deploy(tenant, "a", 1);

    Answer list = client.get(tenant.models() + "?after=%00", key);
    Answer predicted = client.predict(tenant.predict("a%00b"), key, "x");
    Answer ofVersion = client.predict(tenant.predict("a%00b", 1), key, "x");

    assertThat(list.status()).isEqualTo(422);
    assertThat(list.json().get("detail").textValue()).isEqualTo("after is no name.");
    assertThat(predicted.status()).isEqualTo(404);
    assertThat(ofVersion.status()).isEqualTo(404);
    assertThat(predicted.json().get("detail").textValue()).isEqualTo("There is no such model.");
  }

  @Test
  void a_promotion_and_a_rollback_take_effect_within_two_seconds() {
    version("m", 1);
    version("m", 2);
    world.deploy(tenant, "m", 1);
    assertThat(predict("m").get("version").intValue()).isEqualTo(1);

    world.deploy(tenant, "m", 2);
    within(Duration.ofSeconds(2), () -> predict("m").get("version").intValue() == 2);
    world.deploy(tenant, "m", 1);
    within(Duration.ofSeconds(2), () -> predict("m").get("version").intValue() == 1);
  }

  @Test
  void a_damaged_version_takes_no_traffic_and_the_last_good_one_goes_on() throws IOException {
    version("m", 1);
    Path damaged = version("m", 2);
    world.deploy(tenant, "m", 1);
    predict("m");
    Path weights = damaged.resolve("adapter.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);

    world.deploy(tenant, "m", 2);
    within(
        Duration.ofSeconds(5),
        () -> listed("m").get("status").get("state").textValue().equals("degraded"));

    JsonNode answer = predict("m");
    assertThat(answer.get("version").intValue()).isEqualTo(1);
    assertThat(answer.findValuesAsText("label")).allMatch(label -> label.startsWith("v1:"));
    JsonNode status = listed("m").get("status");
    assertThat(status.get("version").intValue()).isEqualTo(1);
    assertThat(status.get("reason").textValue())
        .isEqualTo(
            "Version 2 of the model m cannot serve at the moment: its stored files are damaged.");
    Answer direct = client.predict(tenant.predict("m", 2), key, "a");
    assertThat(direct.status()).isEqualTo(503);
    assertThat(direct.header("Retry-After")).isEqualTo("10");
  }

  @Test
  void a_damaged_canary_leaves_production_alone() throws IOException {
    version("m", 1);
    Path damaged = version("m", 2);
    Files.delete(damaged.resolve("adapter.json"));
    world.deploy(tenant, "m", 1, 2, 99);

    for (int i = 0; i < 20; i++) {
      assertThat(predict("m").get("predictions").get(0).get("version").intValue()).isEqualTo(1);
    }
    assertThat(listed("m").get("status").get("state").textValue()).isEqualTo("degraded");
  }

  @Test
  void a_model_with_nothing_to_fall_back_on_says_why() throws IOException {
    Path damaged = version("m", 1);
    Files.delete(damaged.resolve("adapter.safetensors"));
    world.deploy(tenant, "m", 1);

    Answer answer = client.predict(tenant.predict("m"), key, "a");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().get("detail").textValue()).contains("its stored files are damaged");
    assertThat(listed("m").get("status").get("state").textValue()).isEqualTo("failed");
  }

  @Test
  void a_version_whose_adapter_has_other_labels_than_its_row_is_refused() {
    version("m", 1);
    world.update(
        """
        update model_version set task = '{"type":"single-label","labels":["x","y"]}'::jsonb
         where model_id = ?
        """,
        world.model(tenant, "m"));
    world.deploy(tenant, "m", 1);

    assertThat(client.predict(tenant.predict("m"), key, "a").json().get("detail").textValue())
        .contains("its task is not the one on record");
  }

  @Test
  void a_model_that_is_undeployed_and_deleted_stops_serving() {
    version("m", 1);
    world.deploy(tenant, "m", 1);
    predict("m");

    world.update("delete from deployment where model_id = ?", world.model(tenant, "m"));
    within(
        Duration.ofSeconds(2), () -> client.predict(tenant.predict("m"), key, "a").status() == 409);
    world.update("delete from model_version where model_id = ?", world.model(tenant, "m"));
    world.update("delete from model where tenant_id = ?", tenant.id());
    within(
        Duration.ofSeconds(7), () -> client.predict(tenant.predict("m"), key, "a").status() == 404);
  }

  @Test
  void a_canary_gets_its_share_and_a_subject_stays_where_it_is() {
    version("m", 1);
    version("m", 2);
    world.deploy(tenant, "m", 1, 2, 30);
    var inputs =
        IntStream.range(0, 250)
            .mapToObj(i -> Map.of("text", "a", "subject", "person-" + i))
            .toList();

    JsonNode first = client.predict(tenant.predict("m"), key, Map.of("inputs", inputs)).json();
    JsonNode second = client.predict(tenant.predict("m"), key, Map.of("inputs", inputs)).json();
    JsonNode anonymous =
        client
            .predict(
                tenant.predict("m"),
                key,
                IntStream.range(0, 250).mapToObj(i -> "a").toArray(String[]::new))
            .json();

    assertThat(versions(first)).isEqualTo(versions(second));
    assertThat(first.get("version").intValue()).isEqualTo(1);
    assertThat(versions(first).stream().filter(v -> v == 2).count()).isBetween(45L, 105L);
    assertThat(versions(anonymous).stream().filter(v -> v == 2).count()).isBetween(45L, 105L);
    for (JsonNode prediction : first.get("predictions")) {
      assertThat(prediction.get("label").textValue())
          .startsWith("v" + prediction.get("version").intValue() + ":");
    }
  }

  private static List<Integer> versions(JsonNode answer) {
    return answer.get("predictions").findValues("version").stream()
        .map(JsonNode::intValue)
        .toList();
  }
}
