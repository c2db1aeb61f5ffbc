package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.CacheDirectory;
import dev.attune.local.Secrets;
import dev.attune.local.postgres.AttuneRoles;
import dev.attune.local.postgres.Databases;
import dev.attune.local.postgres.PostgresBinaries;
import dev.attune.local.postgres.PostgresServer;
import dev.attune.local.postgres.PostgresSettings;
import dev.attune.local.process.Lifetime;
import dev.attune.local.process.Ports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that is gone for a minute, under a gateway that is being asked. */
class DatabaseGoneIT {
  private static final String NAME = "attune";
  private static final String SUPERUSER_PASSWORD = Secrets.generate();
  private static final AttuneRoles ROLES =
      new AttuneRoles(
          Map.of(
              AttuneRoles.OWNER, Secrets.generate(),
              AttuneRoles.API, Secrets.generate(),
              AttuneRoles.WORKER, Secrets.generate(),
              AttuneRoles.GATEWAY, Secrets.generate()));

  @TempDir Path folder;
  private long answered;

  @Test
  void known_keys_and_models_go_on_and_usage_catches_up_to_the_last_text() throws Exception {
    var settings =
        new PostgresSettings(
            folder.resolve("postgresql"),
            Ports.pickFree(),
            SUPERUSER_PASSWORD,
            false,
            Lifetime.THIS_JVM,
            folder.resolve("postgresql.log"));
    PostgresServer server = start(settings);
    try {
      new Databases("127.0.0.1:" + settings.port(), SUPERUSER_PASSWORD).prepareAttune(NAME, ROLES);
      String url = server.jdbcUrl(NAME);
      try (PackagedGateway gateway =
          new PackagedGateway(
              "database-gone",
              PackagedGateway.login(url, AttuneRoles.GATEWAY, ROLES.password(AttuneRoles.GATEWAY)),
              folder.resolve("artifacts"),
              Map.of())) {
        World world =
            gateway.world(
                url + "?user=postgres&password=" + SUPERUSER_PASSWORD, folder.resolve("artifacts"));
        world.ready();
        Tenant tenant = world.tenant();
        String key = world.key(tenant);
        String unknown = world.key(tenant);
        world.version(
            tenant, "m", 1, Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
        world.deploy(tenant, "m", 1);
        assertThat(ask(gateway, tenant, key)).isEqualTo(200);
        assertThat(askOnce(gateway, tenant, key).statusCode()).isEqualTo(200);
        answered++;

        server.close();
        Awaitility.await()
            .during(Duration.ofSeconds(60))
            .atMost(Duration.ofSeconds(90))
            .pollInterval(Duration.ofMillis(100))
            .failFast("a request failed", () -> ask(gateway, tenant, key) != 200)
            .until(() -> true);
        assertThat(ask(gateway, tenant, unknown)).isEqualTo(503);
        assertThat(askOnce(gateway, tenant, key).statusCode()).isEqualTo(503);
        assertThat(gateway.status("/q/health/ready")).isEqualTo(200);

        server = start(settings);
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> ask(gateway, tenant, unknown) == 200);
        assertThat(askOnce(gateway, tenant, key).headers().firstValue("Idempotency-Replayed"))
            .contains("true");
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> metered(world, tenant) == answered);
      }
    } finally {
      server.close();
    }
  }

  private static PostgresServer start(PostgresSettings settings) {
    return PostgresServer.start(PostgresBinaries.unpack(CacheDirectory.ofUser()), settings);
  }

  private int ask(PackagedGateway gateway, Tenant tenant, String key)
      throws IOException, InterruptedException {
    int status = gateway.send(gateway.predict(tenant, key, "a")).statusCode();
    if (status == 200) {
      answered++;
    }
    return status;
  }

  private static HttpResponse<String> askOnce(PackagedGateway gateway, Tenant tenant, String key)
      throws IOException, InterruptedException {
    return gateway.send(gateway.predict(tenant, key, "a").header("Idempotency-Key", "once"));
  }

  private static long metered(World world, Tenant tenant) {
    return (long)
        world.one(
            "select coalesce(sum(texts), 0)::bigint from usage_daily where tenant_id = ?",
            tenant.id());
  }
}
