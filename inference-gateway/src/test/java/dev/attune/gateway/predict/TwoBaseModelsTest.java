package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.gateway.batching.Reservation;
import dev.attune.gateway.engine.Engines;
import dev.attune.local.testing.StackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A canary may sit on another base model than production. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class TwoBaseModelsTest {
  private static final String ONE = "minilm-l6-en";
  private static final String OTHER = "bge-small-zh";

  @Inject World world;
  @Inject Client client;
  @Inject Engines engines;
  @Inject BatchingConfig batching;
  @Inject MeterRegistry registry;

  @Test
  void a_request_that_one_of_them_refuses_begins_on_neither() {
    world.ready();
    Tenant tenant = world.tenant();
    String key = world.key(tenant);
    world.version(tenant, "m", 1, Adapters.head(world.base(ONE), Client.labelsOf("v1"), 1));
    world.version(tenant, "m", 2, Adapters.head(world.base(OTHER), Client.labelsOf("v2"), 1));
    world.deploy(tenant, "m", 1, 2, 50);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(ask(tenant, key, "a").json().get("predictions"))
                    .extracting(one -> one.get("version").intValue())
                    .contains(1, 2));

    // Which of them is asked first is as the first text has it.
    assertRefused(tenant, key, OTHER, ONE);
    assertRefused(tenant, key, ONE, OTHER);
  }

  private void assertRefused(Tenant tenant, String key, String full, String idle) {
    double before = rows(idle);
    Answer refused;
    try (Reservation others =
        engines
            .find(full)
            .orElseThrow()
            .reserve(tenant.id(), batching.queuedTokensPerTenant() - 1)) {
      refused = ask(tenant, key, "b");
    }

    assertThat(refused.status()).isEqualTo(429);
    assertThat(rows(idle)).isEqualTo(before);
  }

  private Answer ask(Tenant tenant, String key, String text) {
    List<Map<String, String>> inputs =
        IntStream.range(0, 20)
            .mapToObj(i -> Map.of("text", text + i, "subject", "person " + i))
            .toList();
    return client.predict(tenant.predict("m"), key, Map.of("inputs", inputs));
  }

  private double rows(String base) {
    return registry.get("attune.batching.run.rows").tag("base", base).summary().totalAmount();
  }
}
