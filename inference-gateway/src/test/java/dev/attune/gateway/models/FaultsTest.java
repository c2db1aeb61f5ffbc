package dev.attune.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.HangingArtifacts;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import dev.attune.text.onnx.Precision;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class FaultsTest {
  private static final Duration EVERYWHERE = Duration.ofSeconds(10);

  @Inject World world;
  @Inject Client client;
  @Inject VersionShelf shelf;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
  }

  @Test
  void while_the_store_hangs_the_old_version_answers_others_load_and_the_way_back_is_open() {
    version("m", 1);
    Path hanging = version("m", 2);
    version("m", 3);
    version("other", 1);
    world.deploy(tenant, "m", 1);
    world.deploy(tenant, "other", 1);
    assertThat(answering("m")).isEqualTo(1);
    HangingArtifacts.hang(hanging);

    world.deploy(tenant, "m", 2);
    within(EVERYWHERE, () -> state("m").equals("switching"));
    assertThat(answering("m")).isEqualTo(1);
    assertThat(answering("other")).isEqualTo(1);
    world.deploy(tenant, "m", 3);
    within(EVERYWHERE, () -> answering("m") == 3);
    assertThat(state("m")).isEqualTo("serving");
  }

  @Test
  void a_version_that_cannot_be_read_in_time_says_so() {
    version("m", 1);
    Path hanging = version("m", 2);
    world.deploy(tenant, "m", 1);
    answering("m");
    HangingArtifacts.hang(hanging);

    world.deploy(tenant, "m", 2);

    within(Duration.ofSeconds(10), () -> state("m").equals("degraded"));
    assertThat(listed("m").get("status").get("reason").textValue())
        .isEqualTo(
            "Version 2 of the model m cannot serve at the moment: its stored files could not be"
                + " read within 2 seconds.");
    assertThat(answering("m")).isEqualTo(1);
  }

  @Test
  void a_shadow_that_does_not_load_leaves_production_alone() {
    version("m", 1);
    Path hanging = version("m", 2);
    HangingArtifacts.hang(hanging);
    world.deploy(tenant, "m", 1);
    world.shadow(tenant, "m", 2);

    assertThat(answering("m")).isEqualTo(1);
    within(Duration.ofSeconds(10), () -> state("m").equals("degraded"));
    assertThat(answering("m")).isEqualTo(1);
  }

  @Test
  void what_no_notification_told_is_noticed_in_time() {
    version("m", 1);
    version("m", 2);
    world.deploy(tenant, "m", 1);
    assertThat(answering("m")).isEqualTo(1);
    world.update("alter table deployment disable trigger notify_deployment");
    try {
      world.deploy(tenant, "m", 2);
      within(EVERYWHERE, () -> answering("m") == 2);
      world.deploy(tenant, "m", 1);
      within(EVERYWHERE, () -> answering("m") == 1);
    } finally {
      world.update("alter table deployment enable trigger notify_deployment");
    }
  }

  @Test
  void a_deleted_model_stops_in_time() {
    version("m", 1);
    world.deploy(tenant, "m", 1);
    answering("m");

    world.update("delete from model where id = ?", world.model(tenant, "m"));

    within(EVERYWHERE, () -> client.predict(tenant.predict("m", 1), key, "a").status() == 404);
  }

  @Test
  void what_was_accepted_is_answered_though_its_model_is_deleted_meanwhile() throws Exception {
    version("m", 1);
    world.deploy(tenant, "m", 1);
    answering("m");
    UUID model = world.model(tenant, "m");
    Object version = world.one("select id from model_version where model_id = ?", model);
    var loadable = new Loadable((UUID) version, Precision.FLOAT32);
    String[] texts =
        IntStream.range(0, 256)
            .mapToObj(i -> "text number %d ".formatted(i).repeat(32))
            .toArray(String[]::new);
    var accepted =
        CompletableFuture.supplyAsync(() -> client.predict(tenant.predict("m"), key, texts));
    within(Duration.ofSeconds(10), () -> shelf.leases(loadable) > 0);

    world.update("delete from model where id = ?", model);

    within(
        Duration.ofSeconds(10),
        () -> client.predict(tenant.predict("m"), key, "a").status() == 404);
    Answer answer = accepted.get(60, TimeUnit.SECONDS);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("predictions")).hasSize(256);
    within(EVERYWHERE, () -> shelf.state(loadable) == ShelfState.COLD);
  }

  private Path version(String model, int number) {
    return world.version(
        tenant,
        model,
        number,
        Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v" + number), number));
  }

  private int answering(String model) {
    Answer answer = client.predict(tenant.predict(model), key, "How are you?");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().get("version").intValue();
  }

  private String state(String model) {
    return listed(model).get("status").get("state").textValue();
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
    Awaitility.await().atMost(time).pollInterval(Duration.ofMillis(20)).until(condition);
  }
}
