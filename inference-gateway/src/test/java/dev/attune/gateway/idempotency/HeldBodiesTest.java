package dev.attune.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.HeldBytes;
import dev.attune.gateway.MasterKeyResource;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.gateway.bodies.Bodies;
import dev.attune.gateway.bodies.BodiesConfig;
import dev.attune.gateway.bodies.Holding;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What requests with an {@code Idempotency-Key} take of the bytes that all may hold. */
@QuarkusTest
@QuarkusTestResource(MasterKeyResource.class)
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class HeldBodiesTest {
  private static final int SENT = 3_000_000;
  private static final int ROOM = 1_000_000;

  @Inject World world;
  @Inject Client client;
  @Inject Bodies bodies;
  @Inject BodiesConfig config;
  @Inject HeldBytes held;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void deploy() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
    world.version(
        tenant, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "m", 1);
    held.awaitNone();
  }

  @Test
  void a_body_counts_while_it_comes_until_its_client_has_gone() throws IOException {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    try (Socket slow = new Socket("localhost", port)) {
      String head =
          """
          POST %s HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          Idempotency-Key: slow\r
          Content-Length: %d\r
          \r
          """
              .formatted(tenant.predict("m"), key, SENT + 1);
      slow.getOutputStream().write((head + " ".repeat(SENT)).getBytes(StandardCharsets.UTF_8));

      held.awaitAtLeast(SENT);
    }
    held.awaitNone();
  }

  @Test
  void without_room_for_it_a_request_is_refused_and_the_key_is_free() {
    try (Holding others = bodies.holding(UUID.randomUUID())) {
      others.cover(config.bytesInFlight().asLongValue() - ROOM);
      Answer large = ask("one", " ".repeat(2 * ROOM));

      assertThat(large.status()).isEqualTo(503);
      assertThat(large.header("Retry-After")).isEqualTo("2");
      assertThat(large.json().get("detail").textValue()).contains("busy with large requests");
      assertThat(ask("one", "").status()).isEqualTo(200);
    }
    held.awaitNone();
  }

  @Test
  void nothing_is_held_of_requests_that_are_over() {
    assertThat(ask("one", " ".repeat(ROOM)).status()).isEqualTo(200);
    assertThat(ask("one", " ".repeat(ROOM)).header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(ask("one", "").status()).as("another body").isEqualTo(422);
    assertThat(ask("two", "x").status()).as("no JSON").isEqualTo(400);
    assertThat(ask("three", " ".repeat(6 * ROOM)).status()).as("too large").isEqualTo(413);

    held.awaitNone();
  }

  private Answer ask(String idempotencyKey, String before) {
    return client.send(
        client
            .request(tenant.predict("m"), key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(before + "{\"inputs\":[{\"text\":\"a\"}]}")));
  }
}
