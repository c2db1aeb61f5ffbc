package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class IndependenceTest {
  private static final int STRANGERS = 6;

  @Inject World world;
  @Inject Client client;
  @Inject MeterRegistry registry;

  private record App(Tenant tenant, String key) {}

  @Test
  void an_answer_does_not_depend_on_who_shares_the_batch() throws Exception {
    world.ready();
    List<App> apps = new ArrayList<>();
    for (int i = 0; i < STRANGERS; i++) {
      Tenant tenant = world.tenant();
      world.version(
          tenant,
          "m",
          1,
          Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("t" + i), 100 + i));
      world.deploy(tenant, "m", 1);
      apps.add(new App(tenant, world.key(tenant)));
    }
    String text = "The doctor listened, and that helped more than the pills.";
    List<JsonNode> alone = apps.stream().map(app -> scores(app, text)).toList();
    double runsBefore =
        registry.get("attune.batching.run").tag("base", "minilm-l6-en").timer().count();

    List<Future<JsonNode>> together = new ArrayList<>();
    int requests = 20 * STRANGERS;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        App app = apps.get(i % STRANGERS);
        String filler = "and ".repeat(i % 40);
        together.add(threads.submit((Callable<JsonNode>) () -> scores(app, text, filler + "so")));
      }
    }

    for (int i = 0; i < requests; i++) {
      JsonNode expected = alone.get(i % STRANGERS);
      JsonNode found = together.get(i).get();
      for (var score : expected.properties()) {
        assertThat(found.get(score.getKey()).doubleValue())
            .isCloseTo(score.getValue().doubleValue(), within(1e-6));
      }
    }
    double runs =
        registry.get("attune.batching.run").tag("base", "minilm-l6-en").timer().count()
            - runsBefore;
    assertThat(runs).as("requests shared runs").isLessThan(requests);
  }

  private JsonNode scores(App app, String... texts) {
    var answer = client.predict(app.tenant().predict("m"), app.key(), texts);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().get("predictions").get(0).get("scores");
  }
}
