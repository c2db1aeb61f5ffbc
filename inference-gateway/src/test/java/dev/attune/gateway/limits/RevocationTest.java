package dev.attune.gateway.limits;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.TestClock;
import dev.attune.gateway.World;
import dev.attune.gateway.access.Caller;
import dev.attune.gateway.access.Rates;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class RevocationTest {
  private static final String BODY = "{\"inputs\":[{\"text\":\"a\"}]}";

  @Inject World world;
  @Inject Client client;
  @Inject Limiter limiter;
  @Inject TestClock clock;

  @Test
  void a_request_that_was_let_in_is_answered_though_its_key_is_revoked_meanwhile()
      throws Exception {
    world.ready();
    Tenant tenant = world.tenant();
    String key = world.key(tenant);
    String id = key.split("_", 3)[1];
    world.version(
        tenant, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "m", 1);
    world.update("update api_key set requests_per_minute = 10 where id = ?", id);
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);

    try (Socket inFlight = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String headers =
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
              .formatted(tenant.predict("m"), key, BODY.length());
      inFlight.getOutputStream().write((headers + BODY.substring(0, 10)).getBytes(US_ASCII));
      var caller = new Caller("key:" + id, tenant.id(), Set.of(), new Rates(null, 10, null, null));
      Awaitility.await()
          .pollInterval(Duration.ofMillis(2))
          .until(() -> limiter.standings(caller).stream().anyMatch(s -> s.remaining() < 10));

      world.revoke(key);
      Awaitility.await()
          .atMost(Duration.ofSeconds(2))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> client.predict(tenant.predict("m"), key, "a").status() == 401);
      inFlight.getOutputStream().write(BODY.substring(10).getBytes(US_ASCII));

      assertThat(new String(inFlight.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 200")
          .contains("\"predictions\"");
    }
  }

  @Test
  void a_revocation_that_nobody_told_of_is_noticed_once_the_listener_has_been_away() {
    world.ready();
    Tenant tenant = world.tenant();
    world.version(
        tenant, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "m", 1);
    // A machine that is busy may be late to prove that it hears; then the key is looked up.
    String key =
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> revokedUntold(tenant),
                revoked -> client.predict(tenant.predict("m"), revoked, "a").status() == 200);

    world.one(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'attune_gateway' and datname = current_database()");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> client.predict(tenant.predict("m"), key, "a").status() == 401);
  }

  /** A key that was used five seconds ago and revoked since. */
  private String revokedUntold(Tenant tenant) {
    String key = world.key(tenant);
    assertThat(client.predict(tenant.predict("m"), key, "a").status()).isEqualTo(200);
    world.update("alter table api_key disable trigger notify_api_key");
    world.revoke(key);
    world.update("alter table api_key enable trigger notify_api_key");
    clock.forward(Duration.ofSeconds(5));
    return key;
  }
}
