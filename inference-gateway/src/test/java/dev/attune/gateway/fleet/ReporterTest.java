package dev.attune.gateway.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.TestClock;
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
class ReporterTest {
  @Inject World world;
  @Inject Client client;
  @Inject TestClock clock;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
  }

  @Test
  void what_serves_is_reported_as_it_changes() throws IOException {
    version(1);
    version(2);
    Path damaged = version(3);
    Files.delete(damaged.resolve("adapter.json"));
    world.deploy(tenant, "m", 1);
    assertThat(reported()).isEqualTo("nothing");

    client.predict(tenant.predict("m"), key, "a");
    awaitReport("serving 1 - -");
    world.deploy(tenant, "m", 2, 1, 10);
    awaitReport("serving 2 1 -");
    world.deploy(tenant, "m", 3);
    awaitReport(
        "degraded 2 1 - Version 3 of the model m cannot serve at the moment: its stored files are"
            + " damaged.");
    world.update("delete from deployment where model_id = ?", world.model(tenant, "m"));
    awaitReport("nothing");
  }

  @Test
  void a_gateway_that_was_forgotten_reports_again_what_it_serves() {
    version(1);
    world.deploy(tenant, "m", 1);
    client.predict(tenant.predict("m"), key, "a");
    awaitReport("serving 1 - -");

    int forgotten =
        world.update(
            """
            delete from gateway where id in (select gateway_id from gateway_model where model_id = ?)
            """,
            world.model(tenant, "m"));
    assertThat(forgotten).isEqualTo(1);

    clock.forward(Duration.ofSeconds(6));
    awaitReport("serving 1 - -");
  }

  private void awaitReport(String report) {
    Awaitility.await(report).atMost(Duration.ofSeconds(5)).until(() -> reported().equals(report));
  }

  private String reported() {
    return (String)
        world.one(
            """
            select coalesce(min(concat_ws(' ', state, production, coalesce(canary::text, '-'),
                                          coalesce(shadow::text, '-'), reason)), 'nothing')
              from gateway_model g join gateway l on l.id = g.gateway_id
             where model_id = ? and l.seen_at > now() - interval '20 seconds'
            """,
            world.model(tenant, "m"));
  }

  private Path version(int number) {
    return world.version(
        tenant,
        "m",
        number,
        Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v" + number), number));
  }
}
