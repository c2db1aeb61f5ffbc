package dev.attune.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.HangingArtifacts;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A canary that serves goes on while something else of its deployment changes or fails. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class CanaryTest {
  private static final int POLLS = 5;

  @Inject World world;
  @Inject Client client;
  @Inject VersionShelf shelf;
  @Inject ServedModels models;
  @Inject Clock clock;
  private Tenant tenant;
  private Path canaryFiles;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    version(1);
    canaryFiles = version(2);
    world.deploy(tenant, "m", 1, 2, 10);
    assertThat(client.predict(tenant.predict("m"), world.key(tenant), "a").status()).isEqualTo(200);
    within(() -> canary().isPresent());
  }

  @AfterEach
  void undeploy() {
    world.update("delete from deployment where tenant_id = ?", tenant.id());
    within(() -> shelf.pinned() == 0);
  }

  @Test
  void it_stays_in_memory_when_its_percentage_grows() {
    world.deploy(tenant, "m", 1, 2, 20);

    within(() -> percent() == 20);
    assertGoesOn();
  }

  @Test
  void it_stays_in_memory_when_its_tenants_policy_changes() {
    world.update("update tenant set answer_cache_bytes = 1000 where id = ?", tenant.id());

    within(() -> serving().policy().cacheBytes() == 1000);
    assertGoesOn();
  }

  @Test
  void it_stays_in_memory_while_a_shadow_does_not_load() throws IOException {
    Files.delete(version(3).resolve("adapter.json"));
    world.shadow(tenant, "m", 3);
    within(() -> state().trouble() != null && canary().isPresent());

    for (int poll = 0; poll < POLLS; poll++) {
      Instant before = clock.instant();
      models.poll();
      within(() -> !state().readAt().isBefore(before));
      assertGoesOn();
      assertThat(state().trouble()).contains("Version 3 of the model m");
    }
  }

  @Test
  void it_keeps_its_share_while_it_is_read_again() {
    shelf.retire(Set.of(loadable(2)));
    HangingArtifacts.hang(canaryFiles);
    world.update(
        """
        update deployment set canary_percent = 20, pinned = true, revision = revision + 1
         where tenant_id = ?
        """,
        tenant.id());

    Serving meanwhile =
        Awaitility.await()
            .atMost(Duration.ofSeconds(10))
            .pollInterval(Duration.ofMillis(20))
            .until(this::serving, now -> percent(now) == 20);
    assertThat(meanwhile.canary()).isNotNull();
    within(() -> canary().isEmpty());
    assertThat(state().trouble()).contains("could not be read within 2 seconds");
  }

  private void assertGoesOn() {
    assertThat(canary()).isPresent();
    assertThat(shelf.state(loadable(2))).isEqualTo(ShelfState.LOADED);
  }

  private int percent() {
    return percent(serving());
  }

  private static int percent(Serving serving) {
    return Optional.ofNullable(serving.deployment().canary()).orElseThrow().percent();
  }

  private Optional<VersionRecord> canary() {
    return Optional.ofNullable(serving().canary());
  }

  private Serving serving() {
    return Optional.ofNullable(state().serving()).orElseThrow();
  }

  private ModelState state() {
    return models.known(new ModelKey(tenant.id(), "m")).orElseThrow();
  }

  private Loadable loadable(int number) {
    Object version =
        world.one(
            "select id from model_version where model_id = ? and number = ?",
            world.model(tenant, "m"),
            number);
    return new Loadable((UUID) version, Precision.FLOAT32);
  }

  private Path version(int number) {
    return world.version(
        tenant,
        "m",
        number,
        Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v" + number), number));
  }

  private static void within(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(condition);
  }
}
