package dev.attune.api.problems;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemsTest {
  private TestTenant tenant;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
  }

  @Test
  void a_body_that_is_no_json_is_refused_by_place() {
    assertProblem(post("{\"slug\": \"a\",\n  oops}"), 400).detail("line 2, column");
    assertProblem(post("{\"slug\": \"a\"} trailing"), 400).detail("not well-formed");
    assertProblem(post("{\"slug\": \"a\", \"slug\": \"b\"}"), 400).detail("not well-formed");
    assertProblem(post(""), 422);
    assertProblem(post("null"), 422);
  }

  @Test
  void members_of_the_wrong_type_are_named() {
    assertProblem(post("{\"slug\": 7}"), 422).field("slug", "must be a string");
    assertProblem(post("{\"slug\": {}}"), 422).field("slug", "must be a string");
    assertProblem(post("[]"), 422).detail("object");
    assertProblem(
            tenant
                .sending(
                    "{\"name\": \"d\", \"language\": \"en\", \"task\": {\"type\": \"single-label\", \"labels\": \"joy\"}}")
                .post(tenant.path("/datasets")),
            422)
        .field("task.labels", "must be a list");
    assertProblem(
            tenant.sending("{\"production\": \"1\"}").put(tenant.path("/models/m/deployment")), 422)
        .field("production", "must be a whole number");
    assertProblem(
            tenant.sending("{\"production\": 1.5}").put(tenant.path("/models/m/deployment")), 422)
        .field("production", "must be a whole number");
  }

  @Test
  void unknown_members_are_refused_by_name() {
    assertProblem(
            post("{\"slug\": \"a\", \"name\": \"b\", \"locale\": \"en\", \"colour\": \"red\"}"),
            422)
        .field("colour", "known are locale, name, slug");
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    assertProblem(post("{\"slug\": \"A\", \"name\": \" \", \"locale\": \"fr\"}"), 422)
        .field("slug", "lower-case")
        .field("name", "blank")
        .field("locale", "en or zh");
  }

  @Test
  void what_postgresql_cannot_hold_is_refused_before_it() {
    assertProblem(post("{\"slug\": \"a\", \"name\": \"\\u0000\", \"locale\": \"en\"}"), 422)
        .field("name", "NUL");
    assertProblem(post("{\"slug\": \"a\", \"name\": \"\\ud800\", \"locale\": \"en\"}"), 422)
        .field("name", "surrogate");
    assertProblem(
        tenant.asOwner().urlEncodingEnabled(false).get(tenant.path("/datasets/a%00b")), 404);
    assertProblem(
        tenant.asOwner().urlEncodingEnabled(false).get("/api/v1/tenants/%00/members"), 404);
  }

  @Test
  void unknown_addresses_methods_and_types_are_problems_too() {
    assertProblem(tenant.asOwner().get("/nowhere"), 404);
    assertProblem(tenant.asOwner().get("/api/v1/nowhere"), 404);
    assertProblem(tenant.asOwner().get(tenant.path("/nowhere")), 404);
    Response put = tenant.asOwner().put("/api/v1/tenants");
    assertProblem(put, 405);
    assertProblem(tenant.asOwner().contentType("text/plain").body("x").post("/api/v1/tenants"), 415)
        .detail("application/json");
    assertProblem(tenant.asOwner().accept("image/png").get("/api/v1/tenants"), 406);
  }

  @Test
  void a_large_json_body_is_refused() {
    String large = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";

    assertProblem(post(large), 413).detail("1048576");
  }

  @Test
  void bad_tokens_are_refused_without_a_reason() {
    for (String token : new String[] {"nonsense", "a.b.c", tenant.owner().token() + "x"}) {
      assertProblem(TestTenant.as(token).get("/api/v1/tenants"), 401).detail("valid access token");
    }
  }

  @Test
  void a_request_id_is_taken_over_or_made() {
    Response sent =
        tenant.asOwner().header("X-Request-Id", "my-id.1").get("/api/v1/tenants/none/members");
    Response strange =
        tenant.asOwner().header("X-Request-Id", "a b\"<>").get("/api/v1/tenants/none/members");

    assertThat(assertAndId(sent)).isEqualTo("my-id.1");
    assertThat(assertAndId(strange)).isNotEqualTo("a b\"<>").hasSize(36);
    assertThat(tenant.asOwner().get("/api/v1/tenants").header("X-Request-Id")).hasSize(36);
  }

  @Test
  void metrics_name_routes_and_no_tenant() {
    tenant.dataset("very-own-name", "joy", "anger");
    tenant.asOwner().get(tenant.path("/datasets/very-own-name"));
    tenant.asOwner().get("/nowhere/very-own-name");

    String metrics = RestAssured.get("/q/metrics").asString();

    assertThat(metrics)
        .contains("/api/v1/tenants/{tenant}/datasets/{dataset}")
        .doesNotContain(tenant.slug())
        .doesNotContain("very-own-name");
  }

  @Test
  void answers_are_kept_by_no_cache_and_not_guessed_at() {
    Response answer = tenant.asOwner().get("/api/v1/tenants");
    Response refusal = tenant.asOwner().get(tenant.path("/nowhere"));

    for (Response response : new Response[] {answer, refusal}) {
      assertThat(response.headers().getValues("Cache-Control")).containsExactly("no-store");
      assertThat(response.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
    }
  }

  @Test
  void health_answers_without_a_token() {
    assertThat(RestAssured.get("/q/health/ready").jsonPath().getMap("$"))
        .containsEntry("status", "UP");
  }

  private Response post(String body) {
    return tenant.sending(body).post("/api/v1/tenants");
  }

  private static String assertAndId(Response response) {
    assertProblem(response, 404);
    Map<String, Object> problem = response.jsonPath().getMap("$");
    return String.valueOf(problem.get("requestId"));
  }
}
