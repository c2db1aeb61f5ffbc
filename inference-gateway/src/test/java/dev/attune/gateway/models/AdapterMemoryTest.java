package dev.attune.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.gateway.engine.Engines;
import dev.attune.local.testing.StackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the 8 MB of the test configuration, about two dozen LoRA adapters fit. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class AdapterMemoryTest {
  private static final int MODELS = 40;

  @Inject World world;
  @Inject Client client;
  @Inject MeterRegistry registry;
  @Inject Engines engines;
  @Inject VersionShelf shelf;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
    for (int i = 0; i < MODELS; i++) {
      world.version(
          tenant,
          "m" + i,
          1,
          Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("m" + i), i));
      world.deploy(tenant, "m" + i, 1);
    }
  }

  @Test
  void more_models_than_fit_are_served_by_turns_within_the_budget() {
    double loadsBefore = registry.get("attune.versions.load").timer().count();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < MODELS; i++) {
        assertAnswersAs(i, ask(i));
        assertThat(shelf.bytesOn("minilm-l6-en"))
            .isPositive()
            .isLessThanOrEqualTo(engines.find("minilm-l6-en").orElseThrow().adapterMemory());
      }
    }
    double loads = registry.get("attune.versions.load").timer().count() - loadsBefore;
    assertThat(loads).as("models made room for each other").isGreaterThan(MODELS);
  }

  @Test
  void many_models_at_once_are_answered_or_told_to_come_back() throws Exception {
    List<Future<Answer>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MODELS * 4; i++) {
        int model = i % MODELS;
        answers.add(threads.submit((Callable<Answer>) () -> ask(model)));
      }
    }
    int served = 0;
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i).get();
      if (answer.status() == 200) {
        assertAnswersAs(i % MODELS, answer);
        served++;
      } else {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
      }
    }
    assertThat(served).isPositive();
  }

  private Answer ask(int model) {
    return client.predict(tenant.predict("m" + model), key, "a");
  }

  private static void assertAnswersAs(int model, Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("predictions").get(0).get("label").textValue())
        .startsWith("m" + model + ":");
  }
}
