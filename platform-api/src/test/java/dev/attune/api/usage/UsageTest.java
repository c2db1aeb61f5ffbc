package dev.attune.api.usage;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UsageTest {
  @Test
  void what_the_gateway_metered_is_shown_by_day() {
    TrainedTenant trained = TrainedTenant.create();
    TestTenant tenant = trained.tenant();
    trained.run();
    for (int day = 1; day <= 3; day++) {
      Worker.run(
          "gateway",
          trained.id(),
          """
          select add_usage(array[app_tenant()], array[id], array[date '2026-03-01' + ?], array[2::bigint], array[3::bigint], array[40::bigint])
            from model
          """,
          day);
    }

    JsonPath usage =
        tenant.asOwner().get(tenant.path("/usage?from=2026-03-02&to=2026-03-03")).jsonPath();

    assertThat(usage.getList("items.day")).containsExactly("2026-03-03", "2026-03-02");
    assertThat(usage.getInt("items[0].tokens")).isEqualTo(40);
    assertThat(usage.getString("items[0].model")).isEqualTo("m");
  }

  @Test
  void days_must_be_days_in_order() {
    TestTenant tenant = TestTenant.create();

    assertProblem(tenant.asOwner().get(tenant.path("/usage?from=yesterday")), 400)
        .field("from", "2027-01-31");
    assertProblem(tenant.asOwner().get(tenant.path("/usage?from=2026-02-02&to=2026-02-01")), 400)
        .field("from", "before");
    assertProblem(tenant.asOwner().get(tenant.path("/usage?from=2020-01-01&to=2026-02-01")), 400)
        .field("from", "366");
  }
}
