package dev.attune.api;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tenant asks for under its own slug tells nothing of another one, whatever it names. */
@QuarkusTest
class MentionedIdsTest {
  private TrainedTenant victim;
  private TestTenant intruder;
  private UUID run;

  @BeforeEach
  void make() {
    victim = TrainedTenant.create();
    victim.succeed(victim.run());
    run = victim.run();
    TestTenant tenant = victim.tenant();
    tenant
        .sending(Map.of("name", "victims-key", "scopes", List.of("predict")))
        .post(tenant.path("/api-keys"));
    intruder = TestTenant.create();
  }

  @Test
  void lists_and_pages_never_mention_the_other() {
    for (String path :
        List.of(
            "/members",
            "/api-keys",
            "/datasets",
            "/training-runs",
            "/models",
            "/usage",
            "/paused-annotators",
            "/waiting-work")) {
      Response own = intruder.asOwner().get(intruder.path(path));

      assertThat(own.statusCode()).as(path).isEqualTo(200);
      assertThat(own.asString())
          .doesNotContain("victims-key")
          .doesNotContain(victim.tenant().owner().email())
          .doesNotContain(victim.dataset())
          .doesNotContain(run.toString());
    }
    assertThat(intruder.asOwner().get("/api/v1/tenants").asString())
        .doesNotContain(victim.tenant().slug());
  }

  @Test
  void a_cursor_of_the_other_opens_nothing() {
    String next =
        victim
            .tenant()
            .asOwner()
            .get(victim.tenant().path("/datasets/feelings/examples?limit=1"))
            .jsonPath()
            .getString("next");
    intruder.dataset("mine", "joy", "anger");
    assertThat(next).isNotBlank();

    Response page =
        intruder.asOwner().queryParam("after", next).get(intruder.path("/datasets/mine/examples"));

    assertThat(page.jsonPath().getList("items")).isEmpty();
  }

  @Test
  void an_example_of_the_other_is_not_found_by_its_id() {
    String id =
        victim
            .tenant()
            .asOwner()
            .get(victim.tenant().path("/datasets/feelings/examples?limit=1"))
            .jsonPath()
            .getString("items[0].id");
    String mine = intruder.dataset("mine", "joy", "anger");

    Response own =
        intruder.asOwner().get(intruder.path("/datasets/" + mine + "/examples?id=" + id));

    assertThat(id).isNotBlank();
    assertThat(own.jsonPath().getList("items")).isEmpty();
  }

  @Test
  void a_search_of_the_others_snapshot_is_no_way_to_its_texts() {
    intruder.dataset("mine", "joy", "anger");

    Response asked =
        intruder
            .sending(
                Map.of(
                    "model",
                    "m",
                    "dataset",
                    victim.dataset(),
                    "snapshot",
                    1,
                    "baseModel",
                    "tiny-en",
                    "method",
                    "lora",
                    "search",
                    Map.of("trials", 2)))
            .post(intruder.path("/training-runs"));

    assertProblem(asked, 404).field("dataset", "no such");
  }

  @Test
  void a_key_cannot_be_made_for_the_others_model() {
    Response response =
        intruder
            .sending(Map.of("name", "k", "scopes", List.of("predict"), "models", List.of("m")))
            .post(intruder.path("/api-keys"));

    assertProblem(response, 422).field("models", "no model named m");
  }
}
