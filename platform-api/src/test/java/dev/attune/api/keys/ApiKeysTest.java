package dev.attune.api.keys;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiKeysTest {
  @Test
  void the_key_is_shown_once_and_only_its_hash_is_stored() throws Exception {
    TestTenant tenant = TestTenant.create();

    Response created = create(tenant, Map.of());

    String key = created.jsonPath().getString("key");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(key).matches("atn_[a-z0-9]{16}_[0-9a-f]{64}");
    String secret = key.substring(key.lastIndexOf('_') + 1);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
    assertThat(
            Worker.look(
                "select encode(secret_hash, 'hex') from api_key where id = ?",
                created.jsonPath().getString("id")))
        .isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(tenant.asOwner().get(tenant.path("/api-keys")).asString()).doesNotContain(secret);
    assertThat(tenant.asOwner().get(tenant.path("/audit-log")).asString()).doesNotContain(secret);
  }

  @Test
  void a_key_expires_within_two_years_and_in_one_when_nothing_is_said() {
    TestTenant tenant = TestTenant.create();

    Instant unsaid = Instant.parse(create(tenant, Map.of()).jsonPath().getString("expiresAt"));

    assertThat(unsaid)
        .isBetween(
            Instant.now().plus(364, ChronoUnit.DAYS), Instant.now().plus(367, ChronoUnit.DAYS));
    for (Instant wrong :
        List.of(Instant.now().minusSeconds(1), Instant.now().plus(3 * 365 + 1, ChronoUnit.DAYS))) {
      assertProblem(create(tenant, Map.of("expiresAt", wrong.toString())), 422)
          .field("expiresAt", "2 years");
    }
    assertProblem(create(tenant, Map.of("expiresAt", "tomorrow")), 422)
        .field("expiresAt", "time such as");
  }

  @Test
  void scopes_and_models_must_exist() {
    TestTenant tenant = TestTenant.create();

    assertProblem(create(tenant, Map.of("scopes", List.of("everything"))), 422)
        .field("scopes[0]", "one of");
    assertProblem(create(tenant, Map.of("scopes", List.of())), 422).field("scopes", "empty");
    assertProblem(create(tenant, Map.of("models", List.of("nothing"))), 422)
        .field("models", "nothing");
  }

  @Test
  void a_manager_makes_keys_for_predictions_alone() {
    TestTenant tenant = TestTenant.create();
    TestUser manager = tenant.add("manager");

    Response predict = createAs(tenant, manager.token(), Map.of());
    Response feedback =
        createAs(tenant, manager.token(), Map.of("scopes", List.of("predict", "feedback")));

    assertThat(predict.statusCode()).isEqualTo(201);
    assertProblem(feedback, 403).detail("owner");
  }

  @Test
  void revoking_marks_the_key_and_is_recorded_once() {
    TestTenant tenant = TestTenant.create();
    String id = create(tenant, Map.of()).jsonPath().getString("id");

    for (int i = 0; i < 2; i++) {
      assertThat(tenant.asOwner().delete(tenant.path("/api-keys/" + id)).statusCode())
          .isEqualTo(204);
    }

    Response keys = tenant.asOwner().get(tenant.path("/api-keys"));
    assertThat(keys.jsonPath().getString("items[0].revokedAt")).isNotNull();
    assertThat(tenant.asOwner().get(tenant.path("/audit-log")).jsonPath().getList("items.action"))
        .containsOnlyOnce("api-key.revoke");
    assertProblem(tenant.asOwner().delete(tenant.path("/api-keys/unknown")), 404);
  }

  @Test
  void keys_come_newest_first_in_pages() {
    TestTenant tenant = TestTenant.create();
    for (String name : List.of("one", "two", "three")) {
      create(tenant, Map.of("name", name));
    }

    Response first = tenant.asOwner().get(tenant.path("/api-keys?limit=2"));
    Response second =
        tenant
            .asOwner()
            .queryParam("after", first.jsonPath().getString("next"))
            .get(tenant.path("/api-keys"));

    assertThat(first.jsonPath().getList("items.name")).containsExactly("three", "two");
    assertThat(second.jsonPath().getList("items.name")).containsExactly("one");
  }

  private static Response create(TestTenant tenant, Map<String, Object> changes) {
    return createAs(tenant, tenant.owner().token(), changes);
  }

  private static Response createAs(TestTenant tenant, String token, Map<String, Object> changes) {
    Map<String, Object> body = new HashMap<>(Map.of("name", "app", "scopes", List.of("predict")));
    body.putAll(changes);
    return TestTenant.as(token)
        .contentType("application/json")
        .body(body)
        .post(tenant.path("/api-keys"));
  }
}
