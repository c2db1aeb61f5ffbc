package dev.attune.gateway.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.HeldBytes;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one tenant's bodies leave to others. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class BytesPerTenantTest {
  private static final int SLOW = 31_000_000;
  private static final int LARGE = 25_000_000;
  private static final int NEVER_SENT = 20;
  private static final int INFLATED_LAST = 1_000_000;

  @Inject World world;
  @Inject Client client;
  @Inject Bodies bodies;
  @Inject BodiesConfig config;
  @Inject HeldBytes held;
  private Tenant tenant;
  private Tenant other;
  private String key;
  private String keyOfOther;

  @BeforeEach
  void deploy() {
    world.ready();
    tenant = world.tenant();
    other = world.tenant();
    key = world.key(tenant);
    keyOfOther = world.key(other);
    for (Tenant each : List.of(tenant, other)) {
      world.version(
          each, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
      world.deploy(each, "m", 1);
    }
    held.awaitNone();
  }

  @Test
  void slow_bodies_of_a_tenant_take_room_from_its_own_requests_alone() throws IOException {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    try (Socket slow = new Socket("localhost", port)) {
      begin(slow.getOutputStream(), CompressionTest.gzip("{\"inputs\":[" + " ".repeat(SLOW)));
      held.awaitAtLeast(SLOW - INFLATED_LAST);

      Answer own = large(tenant, key);
      assertThat(own.status()).as(own.text()).isEqualTo(503);
      assertThat(own.header("Retry-After")).isEqualTo("2");
      assertThat(own.text()).contains("Your requests that are being answered hold as many bytes");
      assertThat(client.predict(tenant.predict("m"), key, "a").status()).isEqualTo(200);
      assertThat(large(other, keyOfOther).status()).isEqualTo(200);
    }
    held.awaitNone();
  }

  @Test
  void a_tenant_whose_part_is_full_is_refused_and_others_are_not() {
    try (Holding filled = bodies.holding(tenant.id())) {
      filled.cover(config.bytesInFlightPerTenant().asLongValue());

      assertThat(client.predict(tenant.predict("m"), key, "a").status()).isEqualTo(503);
      assertThat(client.predict(other.predict("m"), keyOfOther, "a").status()).isEqualTo(200);
    }
    assertThat(client.predict(tenant.predict("m"), key, "a").status()).isEqualTo(200);
  }

  @Test
  void a_request_that_is_alone_may_hold_more_than_its_part() {
    try (Holding alone = bodies.holding(tenant.id())) {
      alone.cover(2 * config.bytesInFlightPerTenant().asLongValue());

      assertThat(held.now()).isGreaterThan((double) config.bytesInFlightPerTenant().asLongValue());
    }
    assertThat(held.now()).isZero();
  }

  private void begin(OutputStream out, byte[] body) throws IOException {
    String head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Encoding: gzip\r
        Content-Length: %d\r
        \r
        """
            .formatted(tenant.predict("m"), key, body.length);
    out.write(head.getBytes(StandardCharsets.UTF_8));
    out.write(body, 0, body.length - NEVER_SENT);
    out.flush();
  }

  private Answer large(Tenant from, String credential) throws IOException {
    return client.send(
        client
            .request(from.predict("m"), credential)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .POST(
                BodyPublishers.ofByteArray(
                    CompressionTest.gzip(
                        "{\"inputs\":[{\"text\":\"a\"}" + " ".repeat(LARGE) + "]}"))));
  }
}
