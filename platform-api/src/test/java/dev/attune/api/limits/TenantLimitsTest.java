package dev.attune.api.limits;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantLimitsTest {
  @Inject Clock clock;

  private static Response grant(TestTenant tenant, String token, Map<String, ?> limits) {
    return TestTenant.as(token)
        .contentType("application/json")
        .body(limits)
        .put(tenant.path("/limits"));
  }

  private static String operator() {
    return Tokens.of("operator@attune.example");
  }

  @Test
  void a_tenant_begins_without_limits() {
    TestTenant tenant = TestTenant.create();

    JsonPath limits = tenant.asOwner().get(tenant.path("/limits")).jsonPath();

    assertThat(limits.getMap("rates").values()).containsOnlyNulls().hasSize(4);
    assertThat(limits.getMap("$"))
        .containsEntry("monthlyTexts", null)
        .containsEntry("monthlyTokens", null);
    assertThat(limits.getInt("month.texts")).isZero();
    assertThat(Instant.parse(limits.getString("month.until"))).isAfter(Instant.now());
  }

  @Test
  void an_operator_grants_limits_that_the_tenant_sees_and_its_audit_log_keeps() {
    TestTenant tenant = TestTenant.create();
    Map<String, Object> wanted =
        Map.of("rates", Map.of("requestsPerSecond", 20), "monthlyTexts", 5000);

    assertThat(grant(tenant, operator(), wanted).statusCode()).isEqualTo(200);

    JsonPath limits = tenant.asOwner().get(tenant.path("/limits")).jsonPath();
    assertThat(limits.getInt("rates.requestsPerSecond")).isEqualTo(20);
    assertThat(limits.getInt("monthlyTexts")).isEqualTo(5000);
    JsonPath log = tenant.asOwner().get(tenant.path("/audit-log")).jsonPath();
    assertThat(log.getString("items[0].action")).isEqualTo("tenant.limit");
    assertThat(log.getString("items[0].actor")).isEqualTo("operator@attune.example");
    assertThat(log.getInt("items[0].details.monthlyTexts")).isEqualTo(5000);
  }

  @Test
  void what_is_not_sent_again_is_without_limit_again() {
    TestTenant tenant = TestTenant.create();
    grant(tenant, operator(), Map.of("monthlyTexts", 5000));

    JsonPath now = grant(tenant, operator(), Map.of("monthlyTokens", 7)).jsonPath();

    assertThat(now.getMap("$")).containsEntry("monthlyTexts", null);
    assertThat(now.getInt("monthlyTokens")).isEqualTo(7);
  }

  @Test
  void nobody_of_the_tenant_grants_it_anything() {
    TestTenant tenant = TestTenant.create();

    assertProblem(grant(tenant, tenant.owner().token(), Map.of("monthlyTexts", 1)), 403);
    assertProblem(grant(tenant, Tokens.newUser().token(), Map.of("monthlyTexts", 1)), 404);
  }

  @Test
  void an_operator_sees_limits_and_nothing_else_of_a_tenant() {
    TestTenant tenant = TestTenant.create();
    String token = operator();

    assertThat(TestTenant.as(token).get(tenant.path("/limits")).statusCode()).isEqualTo(200);
    for (String path :
        List.of("", "/members", "/api-keys", "/datasets", "/models", "/usage", "/audit-log")) {
      assertProblem(TestTenant.as(token).get(tenant.path(path)), 404);
    }
    assertProblem(TestTenant.as(token).get("/api/v1/tenants/no-such-tenant-anywhere/limits"), 404);
  }

  @Test
  void wrong_limits_are_named_and_nothing_is_stored() {
    TestTenant tenant = TestTenant.create();

    assertProblem(grant(tenant, operator(), Map.of("rates", Map.of("textsPerSecond", 0))), 422)
        .field("rates.textsPerSecond", "1");
    assertProblem(grant(tenant, operator(), Map.of("monthlyTexts", -1)), 422)
        .field("monthlyTexts", "0");
    assertProblem(grant(tenant, operator(), Map.of("monthlyText", 1)), 422);

    assertThat(tenant.asOwner().get(tenant.path("/limits")).jsonPath().getMap("$"))
        .containsEntry("monthlyTexts", null);
  }

  @Test
  void what_the_gateways_have_written_this_month_is_shown() {
    TrainedTenant trained = TrainedTenant.create();
    Worker.run(
        "gateway",
        trained.id(),
        """
        select add_usage(array[app_tenant()], array[gen_random_uuid()], array[?::date], array[2::bigint], array[3::bigint], array[40::bigint])
        """,
        LocalDate.now(clock).toString());

    TestTenant tenant = trained.tenant();
    JsonPath month = tenant.asOwner().get(tenant.path("/limits")).jsonPath();

    assertThat(month.getInt("month.requests")).isEqualTo(2);
    assertThat(month.getInt("month.texts")).isEqualTo(3);
    assertThat(month.getInt("month.tokens")).isEqualTo(40);
  }

  @Test
  void a_key_has_limits_of_its_own_within_the_tenants() {
    TestTenant tenant = TestTenant.create();
    grant(tenant, operator(), Map.of("rates", Map.of("requestsPerSecond", 20)));

    Response created = key(tenant, Map.of("requestsPerSecond", 5, "textsPerMinute", 1000));
    String id = created.jsonPath().getString("id");

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.jsonPath().getInt("limits.requestsPerSecond")).isEqualTo(5);
    assertProblem(key(tenant, Map.of("requestsPerSecond", 21)), 422)
        .field("limits.requestsPerSecond", "at most 20");
    assertProblem(change(tenant, tenant.owner(), id, Map.of("requestsPerSecond", 21)), 422)
        .field("limits.requestsPerSecond", "at most 20");
    assertThat(
            change(tenant, tenant.add("manager"), id, Map.of("requestsPerSecond", 6))
                .jsonPath()
                .getMap("limits"))
        .containsEntry("requestsPerSecond", 6)
        .containsEntry("textsPerMinute", null);
    JsonPath log = tenant.asOwner().get(tenant.path("/audit-log")).jsonPath();
    assertThat(log.getString("items[0].action")).isEqualTo("api-key.limit");
    assertThat(log.getInt("items[0].details.limits.requestsPerSecond")).isEqualTo(6);
  }

  @Test
  void limits_of_a_key_must_be_numbers_above_nothing_and_the_key_must_exist() {
    TestTenant tenant = TestTenant.create();

    assertProblem(key(tenant, Map.of("textsPerMinute", 0)), 422)
        .field("limits.textsPerMinute", "1");
    assertProblem(key(tenant, Map.of("perYear", 1)), 422);
    assertProblem(change(tenant, tenant.owner(), "unknown", Map.of()), 404);
  }

  private static Response key(TestTenant tenant, Map<String, Object> limits) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", "app");
    body.put("scopes", List.of("predict"));
    body.put("limits", limits);
    return tenant.sending(body).post(tenant.path("/api-keys"));
  }

  private static Response change(
      TestTenant tenant, TestUser by, String id, Map<String, Object> limits) {
    return TestTenant.as(by.token())
        .contentType("application/json")
        .body(Map.of("limits", limits))
        .patch(tenant.path("/api-keys/" + id));
  }
}
