package dev.attune.api.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gateways have written, as the API shows it. */
@QuarkusTest
class TrialsTest {
  private final UUID up = UUID.randomUUID();
  private final UUID away = UUID.randomUUID();
  private TestTenant tenant;

  @BeforeEach
  void make() {
    TrainedTenant trained = TrainedTenant.create();
    trained.versions(3);
    tenant = trained.tenant();
    run("delete from gateway");
  }

  @AfterEach
  void clear() {
    run("delete from gateway");
  }

  @Test
  void days_and_gateways_add_up() {
    deploy(Map.of("production", 1, "shadow", 2));
    count("shadow", 1, 2, "2026-01-15", "texts", 150);
    count("shadow", 1, 2, "2026-01-16", "texts", 100);
    count("shadow", 1, 2, "2026-01-15", "compared", 150);
    count("shadow", 1, 2, "2026-01-16", "compared", 100);
    count("shadow", 1, 2, "2026-01-16", "agreed", 200);
    count("shadow", 1, 2, "2026-01-16", "shed", 7);
    count("shadow", 1, 2, "2026-01-16", "answered.baseline", 250);
    count("shadow", 1, 2, "2026-01-16", "answered.candidate", 250);
    count("shadow", 1, 3, "2026-01-16", "texts", 9000);

    JsonPath shown = shown();

    assertThat(shown.getList("trials")).hasSize(1);
    assertThat(shown.getString("trials[0].trial")).isEqualTo("shadow");
    assertThat(shown.getString("trials[0].since")).isEqualTo("2026-01-15");
    assertThat(shown.getLong("trials[0].texts")).isEqualTo(250);
    assertThat(shown.getLong("trials[0].shed")).isEqualTo(7);
    assertThat(shown.getDouble("trials[0].outputs[0].agreement.value")).isEqualTo(0.8);
    assertThat(shown.getString("trials[0].verdict.finding")).isEqualTo("differs");
  }

  @Test
  void a_trial_of_which_nothing_was_counted_says_so() {
    deploy(Map.of("production", 1, "canary", Map.of("version", 2, "percent", 5)));

    assertThat(shown().getString("trials[0].verdict.sentence"))
        .isEqualTo("Not enough data: 0 texts so far, 100 are needed.");
  }

  @Test
  void gateways_that_run_are_counted_by_what_they_serve() {
    deploy(Map.of("production", 1));
    deploy(Map.of("production", 2));
    UUID behind = UUID.randomUUID();
    UUID idle = UUID.randomUUID();
    for (UUID gateway : new UUID[] {up, behind, idle}) {
      run("insert into gateway (id) values ('" + gateway + "')");
    }
    run("insert into gateway values ('" + away + "', now(), now() - interval '1 minute')");
    report(up, 2, "serving", 2);
    report(behind, 1, "serving", 1);
    report(away, 2, "serving", 2);

    JsonPath shown = shown();

    assertThat(shown.getInt("gateways.running")).isEqualTo(3);
    assertThat(shown.getInt("gateways.serving")).isEqualTo(1);
    assertThat(shown.getInt("gateways.idle")).isEqualTo(1);
    assertThat(shown.getList("gateways.items.state"))
        .containsExactlyInAnyOrder("serving", "switching", "idle");
  }

  private JsonPath shown() {
    return tenant.asOwner().get(tenant.path("/models/m/deployment")).jsonPath();
  }

  private void deploy(Map<String, Object> body) {
    tenant.sending(body).put(tenant.path("/models/m/deployment")).then().statusCode(200);
  }

  private void count(
      String trial, int baseline, int candidate, String day, String measure, long n) {
    run(
        """
        insert into trial_count (tenant_id, model_id, trial, baseline, candidate, day, output, measure, bin, n)
        select m.tenant_id, m.id, '%s', %d, %d, '%s', '', '%s', '', %d
          from model m join tenant t on t.id = m.tenant_id where t.slug = '%s'
        """
            .formatted(trial, baseline, candidate, day, measure, n, tenant.slug()));
  }

  private void report(UUID gateway, int revision, String state, int production) {
    run(
        """
        insert into gateway_model (gateway_id, tenant_id, model_id, revision, state, production)
        select '%s', m.tenant_id, m.id, %d, '%s', %d
          from model m join tenant t on t.id = m.tenant_id where t.slug = '%s'
        """
            .formatted(gateway, revision, state, production, tenant.slug()));
  }

  private static void run(String sql) {
    Worker.run("superuser", null, sql);
  }
}
