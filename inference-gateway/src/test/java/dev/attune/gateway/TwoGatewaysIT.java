package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways of one database: what is promoted or rolled back is so on both. */
class TwoGatewaysIT {
  private static final System.Logger LOG = System.getLogger(TwoGatewaysIT.class.getName());
  private static final Duration EVERYWHERE = Duration.ofSeconds(10);
  private static final int ROUNDS = 5;

  @TempDir Path artifacts;
  private String key = "";

  @Test
  void a_promotion_and_the_way_back_reach_both_in_time_with_and_without_a_notification()
      throws Exception {
    try (TestDatabase database = TestDatabase.create();
        PackagedGateway one =
            new PackagedGateway("gateway-1", login(database), artifacts, Map.of());
        PackagedGateway other =
            new PackagedGateway("gateway-2", login(database), artifacts, Map.of())) {
      List<PackagedGateway> both = List.of(one, other);
      World world = one.world(database.jdbcUrl(DatabaseRole.SUPERUSER), artifacts);
      world.ready();
      other.world(database.jdbcUrl(DatabaseRole.SUPERUSER), artifacts).ready();
      Tenant tenant = world.tenant();
      key = world.key(tenant);
      for (int number = 1; number <= 2; number++) {
        world.version(
            tenant,
            "m",
            number,
            Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v" + number), number));
      }
      world.deploy(tenant, "m", 1);
      both.forEach(gateway -> assertThat(answering(gateway, tenant)).isEqualTo(1));

      report("With notifications", switches(world, tenant, both));
      world.update("alter table deployment disable trigger notify_deployment");
      report("By the poll alone", switches(world, tenant, both));
      awaitReports(world, tenant, 2);
    }
  }

  private List<Long> switches(World world, Tenant tenant, List<PackagedGateway> gateways) {
    List<Long> milliseconds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int wanted : new int[] {2, 1}) {
        long start = System.nanoTime();
        world.deploy(tenant, "m", wanted);
        Awaitility.await("version " + wanted)
            .atMost(EVERYWHERE)
            .pollInterval(Duration.ofMillis(5))
            .until(
                () -> gateways.stream().allMatch(gateway -> answering(gateway, tenant) == wanted));
        milliseconds.add((System.nanoTime() - start) / 1_000_000);
      }
    }
    return milliseconds;
  }

  private static Map<String, String> login(TestDatabase database) {
    return PackagedGateway.login(
        database.jdbcUrl(), DatabaseRole.GATEWAY.user(), database.password(DatabaseRole.GATEWAY));
  }

  /** The version that a gateway answers with now. */
  private int answering(PackagedGateway gateway, Tenant tenant) {
    try {
      HttpResponse<String> answer = gateway.send(gateway.predict(tenant, key, "How are you?"));
      assertThat(answer.statusCode()).isEqualTo(200);
      return new ObjectMapper().readTree(answer.body()).get("version").intValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void awaitReports(World world, Tenant tenant, long gateways) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                world
                    .one(
                        """
                    select count(*) from gateway_model
                     where tenant_id = ? and state = 'serving' and production = 1
                    """,
                        tenant.id())
                    .equals(gateways));
  }

  private static void report(String how, List<Long> milliseconds) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0}, both gateways switched after {1} ms",
        how,
        milliseconds.stream().sorted().toList());
  }
}
