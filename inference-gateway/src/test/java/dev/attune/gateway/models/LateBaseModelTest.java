package dev.attune.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.data.artifacts.Folders;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.LargeModel;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.TestClock;
import dev.attune.gateway.World;
import dev.attune.gateway.engine.BaseModelsConfig;
import dev.attune.gateway.engine.Engines;
import dev.attune.local.testing.StackResource;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.base.ModelOrigin;
import dev.attune.text.base.Pooling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Base models that come into the store while the gateway runs. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class LateBaseModelTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject World world;
  @Inject Client client;
  @Inject Engines engines;
  @Inject BaseModelsConfig baseModels;
  @Inject ModelsConfig config;
  @Inject TestClock clock;
  private String name = "";
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    name = "late-" + UUID.randomUUID();
    tenant = world.tenant();
    key = world.key(tenant);
  }

  @AfterEach
  void take_it_out_of_the_store() throws IOException {
    Folders.delete(directory());
  }

  @Test
  void one_that_came_after_the_start_is_opened_when_a_version_asks_for_it() throws IOException {
    add();
    version();
    assertThat(engines.find(name)).isEmpty();

    world.deploy(tenant, "m", 1);

    Awaitility.await().atMost(PATIENCE).until(() -> ask().status() == 200);
    assertThat(ask().json().get("predictions").get(0).get("label").textValue()).startsWith("v1:");
    assertThat(engines.find(name)).isPresent();
  }

  @Test
  void one_that_is_not_there_is_the_reason_until_it_comes() throws IOException {
    add();
    version();
    Folders.delete(directory());
    world.deploy(tenant, "m", 1);

    awaitRefusal("is not in the store of base models.");

    add();
    try (TestClock.Ahead later = clock.ahead(config.retryAfterFailure())) {
      Awaitility.await().atMost(PATIENCE).until(() -> ask().status() == 200);
    }
  }

  @Test
  void one_that_does_not_open_is_the_reason_and_the_others_go_on() throws IOException {
    add();
    version();
    Path tokenizer = directory().resolve("tokenizer.json");
    byte[] spoilt = new byte[(int) Files.size(tokenizer)];
    Arrays.fill(spoilt, (byte) ' ');
    Files.write(tokenizer, spoilt);
    world.deploy(tenant, "m", 1);
    world.version(
        tenant, "other", 1, Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("other"), 1));
    world.deploy(tenant, "other", 1);

    awaitRefusal("cannot be read.");
    assertThat(client.predict(tenant.predict("other"), key, "a").status()).isEqualTo(200);
  }

  private void add() throws IOException {
    new BaseModelStore(baseModels.dir())
        .add(name, LargeModel.TINY, new ModelOrigin("en", Pooling.MEAN, "MIT", "test"));
  }

  private void version() {
    BaseModelInfo base = world.base(name);
    List<String> labels = Client.labelsOf("v1");
    world.version(tenant, "m", 1, Adapters.lora(base, labels, 1));
  }

  /** At first it may be that other models are just being opened. */
  private void awaitRefusal(String reason) {
    String detail =
        "Version 1 of the model m cannot serve at the moment: its base model %s %s"
            .formatted(name, reason);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Answer answer = ask();
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.json().get("detail").textValue()).isEqualTo(detail);
            });
  }

  private Answer ask() {
    return client.predict(tenant.predict("m"), key, "hello world");
  }

  private Path directory() {
    return baseModels.dir().resolve(name);
  }
}
