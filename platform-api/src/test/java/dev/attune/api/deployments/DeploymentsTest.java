package dev.attune.api.deployments;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeploymentsTest {
  private TestTenant tenant;

  @BeforeEach
  void make() {
    TrainedTenant trained = TrainedTenant.create();
    trained.versions(3);
    tenant = trained.tenant();
  }

  @Test
  void production_and_canary_serve() {
    Response deployed =
        deploy(Map.of("production", 1, "canary", Map.of("version", 2, "percent", 10)));

    JsonPath json = deployed.jsonPath();
    assertThat(deployed.statusCode()).isEqualTo(200);
    assertThat(json.getInt("production")).isEqualTo(1);
    assertThat(json.getMap("canary")).isEqualTo(Map.of("version", 2, "percent", 10));
    assertThat(json.getInt("revision")).isEqualTo(1);
    JsonPath read = tenant.asOwner().get(path()).jsonPath();
    assertThat(read.getInt("production")).isEqualTo(1);
    assertThat(read.getMap("canary")).isEqualTo(Map.of("version", 2, "percent", 10));
    assertThat(read.getList("history.revision")).containsExactly(1);
  }

  @Test
  void versions_must_exist_and_percentages_leave_something_to_both() {
    assertProblem(deploy(Map.of("production", 9)), 422).field("production", "no version 9");
    assertProblem(deploy(Map.of()), 422).field("production", "null");
    assertProblem(
            deploy(Map.of("production", 1, "canary", Map.of("version", 9, "percent", 10))), 422)
        .field("canary.version", "no version 9");
    assertProblem(
            deploy(Map.of("production", 1, "canary", Map.of("version", 1, "percent", 10))), 422)
        .field("canary.version", "already");
    for (int percent : new int[] {0, 100}) {
      assertProblem(
              deploy(Map.of("production", 1, "canary", Map.of("version", 2, "percent", percent))),
              422)
          .field("canary.percent", "must be");
    }
    assertProblem(tenant.asOwner().get(path()), 404).detail("not been deployed");
  }

  @Test
  void a_shadow_runs_beside_production_and_comes_back_with_a_rollback() {
    JsonPath deployed = deploy(Map.of("production", 1, "shadow", 2)).jsonPath();
    deploy(Map.of("production", 2));
    JsonPath back = rollBack().jsonPath();

    assertThat(deployed.getInt("shadow")).isEqualTo(2);
    assertThat(back.getInt("production")).isEqualTo(1);
    assertThat(back.getInt("shadow")).isEqualTo(2);
  }

  @Test
  void a_shadow_is_another_version_than_those_that_answer() {
    assertProblem(deploy(Map.of("production", 1, "shadow", 9)), 422)
        .field("shadow", "no version 9");
    assertProblem(deploy(Map.of("production", 1, "shadow", 1)), 422).field("shadow", "production");
    assertProblem(
            deploy(
                Map.of(
                    "production", 1, "canary", Map.of("version", 2, "percent", 10), "shadow", 2)),
            422)
        .field("shadow", "canary");
  }

  @Test
  void pinned_stays_as_it_was_until_somebody_says_otherwise() {
    assertThat(deploy(Map.of("production", 1)).jsonPath().getBoolean("pinned")).isFalse();
    assertThat(deploy(Map.of("production", 1, "pinned", true)).jsonPath().getBoolean("pinned"))
        .isTrue();
    assertThat(deploy(Map.of("production", 2)).jsonPath().getBoolean("pinned")).isTrue();
    assertThat(rollBack().jsonPath().getBoolean("pinned")).isTrue();
    assertThat(deploy(Map.of("production", 2, "pinned", false)).jsonPath().getBoolean("pinned"))
        .isFalse();
  }

  @Test
  void an_organisation_pins_as_many_models_as_it_may() {
    allowPinned(0);
    assertProblem(deploy(Map.of("production", 1, "pinned", true)), 422)
        .field("pinned", "has pinned 0 of at most 0 models; unpin one first");
    allowPinned(1);
    assertThat(deploy(Map.of("production", 1, "pinned", true)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_rollback_goes_to_the_deployment_before_and_a_second_one_back_again() {
    deploy(Map.of("production", 1, "canary", Map.of("version", 2, "percent", 5)));
    deploy(Map.of("production", 3));

    JsonPath first = rollBack().jsonPath();
    JsonPath second = rollBack().jsonPath();

    assertThat(first.getInt("production")).isEqualTo(1);
    assertThat(first.getInt("canary.percent")).isEqualTo(5);
    assertThat(first.getInt("revision")).isEqualTo(3);
    assertThat(second.getInt("production")).isEqualTo(3);
    assertThat(tenant.asOwner().get(path() + "/history").jsonPath().getList("items.production"))
        .containsExactly(3, 1, 3, 1);
  }

  @Test
  void a_rollback_goes_past_deployments_that_served_the_same() {
    deploy(Map.of("production", 1));
    deploy(Map.of("production", 2));
    deploy(Map.of("production", 2));
    deploy(Map.of("production", 2, "pinned", true));

    assertThat(rollBack().jsonPath().getInt("production")).isEqualTo(1);
    assertThat(rollBack().jsonPath().getInt("production")).isEqualTo(2);
  }

  @Test
  void who_means_one_revision_does_not_roll_back_another_one() {
    deploy(Map.of("production", 1));
    deploy(Map.of("production", 3));
    String fromThis = tenant.path("/models/m/rollback?from=2");

    assertThat(tenant.asOwner().post(fromThis).jsonPath().getInt("production")).isEqualTo(1);
    assertProblem(tenant.asOwner().post(fromThis), 409).detail("changed meanwhile");

    assertThat(tenant.asOwner().get(path()).jsonPath().getInt("production")).isEqualTo(1);
    assertProblem(tenant.asOwner().post(tenant.path("/models/m/rollback?from=last")), 400)
        .field("from", "number of a revision");
  }

  @Test
  void who_means_to_leave_one_revision_leaves_no_other_one() {
    String fromNone = path() + "?from=0";
    Map<String, Object> second = Map.of("production", 3);

    assertThat(tenant.sending(Map.of("production", 1)).put(fromNone).statusCode()).isEqualTo(200);
    assertProblem(tenant.sending(second).put(fromNone), 409).detail("changed meanwhile");
    assertThat(tenant.asOwner().get(path()).jsonPath().getInt("production")).isEqualTo(1);

    assertThat(tenant.sending(second).put(path() + "?from=1").statusCode()).isEqualTo(200);
    assertProblem(tenant.sending(second).put(path() + "?from=one"), 400)
        .field("from", "number of a revision");
  }

  @Test
  void there_is_no_way_back_from_the_first_deployment() {
    assertProblem(rollBack(), 409);
    deploy(Map.of("production", 1));
    assertProblem(rollBack(), 409).detail("before the present one");
  }

  private Response deploy(Map<String, Object> body) {
    return tenant.sending(body).put(path());
  }

  private void allowPinned(int models) {
    Worker.run(
        "superuser",
        null,
        "update tenant set max_pinned_models = ? where slug = ?",
        models,
        tenant.slug());
  }

  private Response rollBack() {
    return tenant.asOwner().post(tenant.path("/models/m/rollback"));
  }

  private String path() {
    return tenant.path("/models/m/deployment");
  }
}
