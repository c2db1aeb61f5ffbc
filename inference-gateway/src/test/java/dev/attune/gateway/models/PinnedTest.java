package dev.attune.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import dev.attune.text.onnx.Precision;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the 8 MB of the test configuration about a dozen LoRA adapters fit, half of them pinned. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class PinnedTest {
  private static final int MODELS = 32;
  private static final int POLLS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject World world;
  @Inject Client client;
  @Inject VersionShelf shelf;
  @Inject ServedModels models;
  @Inject Clock clock;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
    for (int i = 0; i < MODELS; i++) {
      version("m" + i, 1);
    }
  }

  @AfterEach
  void unpin() {
    world.update("update deployment set pinned = false, revision = revision + 1 where pinned");
    Awaitility.await().atMost(PATIENCE).until(() -> shelf.pinned() == 0);
  }

  @Test
  void a_pinned_model_loads_without_being_asked_and_stays_when_others_need_room() {
    pin("m0");
    Awaitility.await().atMost(PATIENCE).until(() -> shelf.pinned() == 1);

    for (int i = 1; i < MODELS; i++) {
      world.deploy(tenant, "m" + i, 1);
      assertThat(client.predict(tenant.predict("m" + i), key, "a").status()).isEqualTo(200);
    }

    assertThat(shelf.state(loadableOf("m0", 1))).isEqualTo(ShelfState.LOADED);
    assertThat(shelf.state(loadableOf("m1", 1))).as("not pinned").isEqualTo(ShelfState.COLD);
  }

  @Test
  void what_does_not_fit_into_the_share_serves_unpinned_and_says_why() {
    IntStream.range(0, MODELS).forEach(i -> pin("m" + i));
    IntStream.range(0, MODELS)
        .forEach(
            i ->
                assertThat(client.predict(tenant.predict("m" + i), key, "a").status())
                    .isEqualTo(200));

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> reasons().stream().anyMatch(reason -> reason.contains("pinned versions of")));
    assertThat(reasons())
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .matches(
                        "Version 1 answers and is not kept in memory: pinned versions of minilm-l6-en"
                            + " may take 4\\.2 MB on a gateway, and [34]\\.[0-9] MB are taken\\."));
    assertThat(shelf.pinned()).isBetween(1L, MODELS - 1L);
  }

  @Test
  void a_pinned_canary_stays_in_memory_when_its_percentage_changes() {
    version("m0", 2);
    world.deploy(tenant, "m0", 1, 2, 10);
    keep("m0");
    Awaitility.await().atMost(PATIENCE).until(() -> shelf.pinned() == 2);

    for (int i = 1; i <= POLLS; i++) {
      int percent = 10 + i;
      world.deploy(tenant, "m0", 1, 2, percent);
      Awaitility.await().atMost(PATIENCE).until(() -> percent("m0") == percent);
      Instant before = clock.instant();
      models.poll();
      Awaitility.await().until(() -> !known("m0").readAt().isBefore(before));
      assertThat(shelf.state(loadableOf("m0", 2))).isEqualTo(ShelfState.LOADED);
      assertThat(shelf.pinned()).isEqualTo(2);
      assertThat(reasons()).isEmpty();
    }
  }

  @Test
  void what_loads_is_pinned_though_a_shadow_does_not() throws IOException {
    Files.delete(version("m0", 2).resolve("adapter.json"));
    world.deploy(tenant, "m0", 1);
    world.shadow(tenant, "m0", 2);
    keep("m0");

    Awaitility.await().atMost(PATIENCE).until(() -> shelf.pinned() == 1);
    assertThat(reasons()).singleElement().asString().contains("Version 2 of the model m0");
  }

  private List<String> reasons() {
    return models.reports().stream()
        .filter(report -> report.tenantId().equals(tenant.id()))
        .map(ModelReport::reason)
        .filter(reason -> reason != null)
        .toList();
  }

  private void pin(String model) {
    world.deploy(tenant, model, 1);
    keep(model);
  }

  private void keep(String model) {
    world.update(
        "update deployment set pinned = true, revision = revision + 1 where model_id = ?",
        world.model(tenant, model));
  }

  private Path version(String model, int number) {
    return world.version(
        tenant,
        model,
        number,
        Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf(model), number));
  }

  private int percent(String model) {
    return Optional.ofNullable(known(model).serving())
        .map(serving -> serving.deployment().canary())
        .orElseThrow()
        .percent();
  }

  private ModelState known(String model) {
    return models.known(new ModelKey(tenant.id(), model)).orElseThrow();
  }

  private Loadable loadableOf(String model, int number) {
    Object version =
        world.one(
            "select id from model_version where model_id = ? and number = ?",
            world.model(tenant, model),
            number);
    return new Loadable((UUID) version, Precision.FLOAT32);
  }
}
