package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Client.Answer;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class OutageTest {
  @Inject World world;
  @Inject Client client;
  @Inject TestClock clock;
  private final AtomicLong answered = new AtomicLong();

  @Test
  void known_keys_and_loaded_models_outlive_the_database_and_the_metering_catches_up() {
    world.ready();
    Tenant tenant = world.tenant();
    String key = world.key(tenant);
    world.version(
        tenant, "m", 1, Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.version(
        tenant, "m", 2, Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v2"), 2));
    world.deploy(tenant, "m", 1);
    assertThat(ask(tenant, key).status()).isEqualTo(200);
    String stranger = world.key(tenant);
    clock.forward(Duration.ofMinutes(9).plusSeconds(30));
    assertThat(ask(tenant, key).status()).as("grace begins now").isEqualTo(200);

    disconnect();
    try {
      for (int i = 0; i < 60; i++) {
        clock.forward(Duration.ofSeconds(1));
        assertThat(ask(tenant, key).status()).as("after %d s", i + 1).isEqualTo(200);
      }
      Answer unknown = ask(tenant, stranger);
      assertThat(unknown.status()).isEqualTo(503);
      assertThat(unknown.header("Retry-After")).isNotEmpty();
      assertThat(client.get("/q/health/ready", "").status()).isEqualTo(200);
    } finally {
      world.update("grant connect on database " + database() + " to attune_gateway");
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ask(tenant, stranger).status() == 200);
    world.deploy(tenant, "m", 2);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ask(tenant, key).json().path("version").intValue() == 2);
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> requests(tenant).equals(answered.get()));
  }

  private Answer ask(Tenant tenant, String key) {
    Answer answer = client.predict(tenant.predict("m"), key, "a");
    if (answer.status() == 200) {
      answered.incrementAndGet();
    }
    return answer;
  }

  private Long requests(Tenant tenant) {
    return (Long)
        world.one(
            "select coalesce(sum(requests), 0)::bigint from usage_daily where tenant_id = ?",
            tenant.id());
  }

  private void disconnect() {
    world.update("revoke connect on database " + database() + " from attune_gateway");
    world.one(
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
         where datname = current_database() and usename = 'attune_gateway'
        """);
  }

  private String database() {
    return (String) world.one("select quote_ident(current_database())");
  }
}
