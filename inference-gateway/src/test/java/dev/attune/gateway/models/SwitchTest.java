package dev.attune.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import dev.attune.text.onnx.Precision;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class SwitchTest {
  private static final int VERSIONS =
      26; // each put into production and, but for the last, taken back
  private static final int CLIENTS = 8;

  @Inject World world;
  @Inject Client client;
  @Inject VersionShelf shelf;

  @Test
  void fifty_switches_with_canary_shadow_and_way_back_fail_no_request_and_mix_up_no_answer()
      throws Exception {
    world.ready();
    Tenant tenant = world.tenant();
    String key = world.key(tenant);
    for (int number = 1; number <= VERSIONS; number++) {
      var base = world.base("minilm-l6-en");
      List<String> labels = Client.labelsOf("v" + number);
      world.version(
          tenant,
          "m",
          number,
          number % 2 == 0
              ? Adapters.head(base, labels, number)
              : Adapters.lora(base, labels, number));
    }
    world.deploy(tenant, "m", 1);
    client.predict(tenant.predict("m"), key, "warm");

    AtomicBoolean go = new AtomicBoolean(true);
    AtomicInteger answered = new AtomicInteger();
    Queue<String> complaints = new ConcurrentLinkedQueue<>();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (go.get()) {
                      check(client.predict(tenant.predict("m"), key, "a", "b b"), complaints);
                      answered.incrementAndGet();
                    }
                  }));
    }
    int switches = 0;
    for (int number = 2; number <= VERSIONS; number++) {
      world.deploy(tenant, "m", number, number - 1, 20);
      world.shadow(tenant, "m", number > 2 ? number - 2 : null);
      awaitProduction(number, tenant, key, complaints);
      switches++;
      if (number < VERSIONS) {
        world.deploy(tenant, "m", number - 1);
        awaitProduction(number - 1, tenant, key, complaints);
        switches++;
      }
    }
    world.deploy(tenant, "m", VERSIONS);
    world.shadow(tenant, "m", null);
    awaitAlone(tenant);
    go.set(false);
    for (Thread thread : clients) {
      thread.join();
    }

    assertThat(complaints).isEmpty();
    assertThat(switches + 1).isEqualTo(50);
    assertThat(answered.get()).isGreaterThan(switches);
  }

  private void awaitProduction(int wanted, Tenant tenant, String key, Queue<String> complaints) {
    Awaitility.await("version " + wanted)
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              Answer answer = client.predict(tenant.predict("m"), key, "c");
              check(answer, complaints);
              return answer.json().get("version").intValue() == wanted;
            });
  }

  /** Waits until every version but the one in production has been let go. */
  private void awaitAlone(Tenant tenant) {
    for (int number = 1; number < VERSIONS; number++) {
      UUID id =
          (UUID)
              world.one(
                  "select id from model_version where model_id = ? and number = ?",
                  world.model(tenant, "m"),
                  number);
      Awaitility.await("version " + number + " is let go")
          .atMost(Duration.ofSeconds(5))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> shelf.state(new Loadable(id, Precision.FLOAT32)) == ShelfState.COLD);
    }
  }

  private static void check(Answer answer, Queue<String> complaints) {
    if (answer.status() != 200) {
      complaints.add(answer.status() + ": " + answer.text());
      return;
    }
    for (JsonNode prediction : answer.json().get("predictions")) {
      int version = prediction.get("version").intValue();
      boolean whole =
          prediction.get("label").textValue().startsWith("v" + version + ":")
              && prediction.get("scores").size() == 3;
      if (!whole) {
        complaints.add("mixed up: " + answer.text());
      }
    }
  }
}
