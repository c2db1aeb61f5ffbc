package dev.attune.api.labelerrors;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of six texts in two moods, two are found to be labelled wrong. */
@QuarkusTest
class LabelErrorsTest {
  private TestTenant tenant;
  private UUID id;
  private String dataset;
  private List<String> examples;

  @BeforeEach
  void a_checked_snapshot() {
    Worker.register();
    tenant = TestTenant.create();
    id = Worker.tenantId(tenant.slug());
    dataset = tenant.dataset("feelings", "joy", "anger");
    StringBuilder csv = new StringBuilder("text,label,split\n");
    for (String split : List.of("train", "validation", "test")) {
      csv.append("sun in %1$s,joy,%1$s\nrain in %1$s,anger,%1$s\n".formatted(split));
    }
    tenant.uploadCsv(dataset, csv.toString()).then().statusCode(200);
    tenant
        .sending(Map.of("splits", "column"))
        .post(tenant.path("/datasets/" + dataset + "/snapshots"))
        .then()
        .statusCode(201);
    examples =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + dataset + "/examples"))
            .jsonPath()
            .getList("items.id");
    Worker.run("owner", id, "insert into model (name) values ('mood')");
    check(1);
  }

  @Test
  void doubts_are_listed_the_most_suspect_first_with_what_found_them() {
    JsonPath errors = errors("").jsonPath();

    assertThat(errors.getString("check.model")).isEqualTo("mood");
    assertThat(errors.getInt("check.version")).isEqualTo(1);
    assertThat(errors.getInt("check.snapshot")).isEqualTo(1);
    assertThat(errors.getInt("check.examples")).isEqualTo(6);
    assertThat(errors.getInt("check.kept")).isEqualTo(2);
    assertThat(errors.getInt("check.left")).isEqualTo(2);
    assertThat(errors.getString("check.outputs[0].type")).isEqualTo("single-label");
    assertThat(errors.getDouble("check.outputs[0].noise")).isCloseTo(0.3, within(1e-6));
    assertThat(errors.getList("items.example")).containsExactly(examples.get(3), examples.get(0));
    assertThat(errors.getString("items[0].text")).isEqualTo("rain in validation");
    assertThat(errors.getString("items[0].split")).isEqualTo("validation");
    assertThat(errors.getString("items[0].given.label")).isEqualTo("anger");
    assertThat(errors.getString("items[0].likely.label")).isEqualTo("joy");
    assertThat(errors.getDouble("items[0].margin")).isCloseTo(0.05, within(1e-6));
    assertThat(errors.getBoolean("items[0].inReview")).isFalse();
  }

  @Test
  void pages_follow_one_another_and_one_example_can_be_asked_for() {
    JsonPath first = errors("?limit=1").jsonPath();

    assertThat(first.getList("items.example")).containsExactly(examples.get(3));
    JsonPath second = errors("?limit=1&after=" + first.getString("next")).jsonPath();
    assertThat(second.getList("items.example")).containsExactly(examples.get(0));
    assertThat(second.getString("next")).isNull();
    assertThat(errors("?example=" + examples.get(0)).jsonPath().getList("items.example"))
        .containsExactly(examples.get(0));
  }

  @Test
  void an_example_is_left_to_a_reviewer_and_is_gone_from_the_list_once_decided() {
    String example = examples.get(3);
    assertProblem(review(example), 409).detail("no plan");
    plan();

    assertThat(review(example).then().statusCode(200).extract().<String>path("status"))
        .isEqualTo("review");
    assertThat(review(example).statusCode()).isEqualTo(200);
    assertThat(errors("?example=" + example).jsonPath().getBoolean("items[0].inReview")).isTrue();

    tenant
        .sending(Map.of("answer", Map.of("label", "anger")))
        .put(tenant.path("/datasets/" + dataset + "/annotation/examples/" + example + "/decision"))
        .then()
        .statusCode(200);
    assertThat(errors("").jsonPath().getList("items.example")).containsExactly(examples.get(0));
    assertThat(errors("").jsonPath().getInt("check.left")).isEqualTo(1);
  }

  @Test
  void what_was_relabelled_is_no_longer_doubted() {
    Worker.run(
        "owner",
        id,
        "update example set gold = '{\"label\": \"joy\"}' where id = ?",
        UUID.fromString(examples.get(3)));

    assertThat(errors("").jsonPath().getList("items.example")).containsExactly(examples.get(0));
  }

  @Test
  void doubts_about_labels_that_were_renamed_wait_for_the_next_training() {
    tenant
        .sending(Map.of("action", "rename", "label", "joy", "to", "bliss"))
        .post(tenant.path("/datasets/" + dataset + "/labels/changes"))
        .then()
        .statusCode(200);

    assertThat(errors("").jsonPath().getMap("check")).isNull();
    assertThat(errors("").jsonPath().getBoolean("outdated")).isTrue();
  }

  @Test
  void after_a_label_was_added_it_is_said_that_those_of_before_were_checked() {
    assertThat(errors("").jsonPath().getBoolean("outdated")).isFalse();
    tenant
        .sending(
            Map.of(
                "task", Map.of("type", "single-label", "labels", List.of("joy", "anger", "fear"))))
        .patch(tenant.path("/datasets/" + dataset))
        .then()
        .statusCode(200);

    assertThat(errors("").jsonPath().getMap("check")).isNull();
    assertThat(errors("").jsonPath().getBoolean("outdated")).isTrue();
  }

  @Test
  void without_any_check_nothing_is_outdated() {
    dataset = tenant.dataset("new", "joy", "anger");

    assertThat(errors("").jsonPath().getMap("check")).isNull();
    assertThat(errors("").jsonPath().getBoolean("outdated")).isFalse();
  }

  @Test
  void
      it_is_said_that_answers_are_sets_of_labels_and_how_many_doubts_there_were_beside_those_kept() {
    dataset = tenant.dataset("sets", TestTasks.MULTI_LABEL);
    Worker.run(
        "owner",
        id,
        """
        insert into snapshot (dataset_id, number, task, rule, content_hash, counts, created_by)
        select id, 2, task, '{}', 'hash', '{}', 'o' from dataset where tenant_id = app_tenant() and name = 'sets'
        """);
    version(2, 2, "[]");

    JsonPath errors = errors("").jsonPath();

    assertThat(errors.getString("check.outputs[0].type")).isEqualTo("multi-label");
    assertThat(errors.getInt("check.outputs[0].suspects")).isEqualTo(2);
    assertThat(errors.getInt("check.kept")).isZero();
  }

  @Test
  void what_has_no_label_cannot_be_doubted_and_is_not_in_review() {
    plan();
    String example = examples.get(3);
    Worker.run(
        "owner", id, "update example set gold = null where id = ?", UUID.fromString(example));

    assertThat(errors("").jsonPath().getList("items.example")).containsExactly(examples.get(0));
    assertProblem(review(example), 409).detail("no label");
  }

  @Test
  void the_newest_training_counts_unless_a_snapshot_is_named() {
    tenant
        .sending(Map.of("splits", "column"))
        .post(tenant.path("/datasets/" + dataset + "/snapshots"))
        .then()
        .statusCode(201);
    Worker.run("owner", id, "update label_check set checked_at = now() - interval '1 hour'");
    version(2, 2, "[]");

    assertThat(errors("").jsonPath().getInt("check.version")).isEqualTo(2);
    assertThat(errors("").jsonPath().getList("items")).isEmpty();
    assertThat(errors("?snapshot=1").jsonPath().getInt("check.version")).isEqualTo(1);
    assertThat(errors("?snapshot=7").jsonPath().getMap("check")).isNull();
    assertThat(errors("?snapshot=7").jsonPath().getBoolean("outdated")).isFalse();
  }

  @Test
  void auditors_see_doubts_and_no_texts_and_annotators_nothing() {
    String path = tenant.path("/datasets/" + dataset + "/label-errors");
    Response seen = TestTenant.as(tenant.add("auditor").token()).get(path);

    assertThat(seen.jsonPath().getList("items")).hasSize(2);
    assertThat(seen.asString()).doesNotContain("rain in");
    assertProblem(TestTenant.as(tenant.add("annotator").token()).get(path), 403);
    assertProblem(TestTenant.create().asOwner().get(path), 404);
  }

  @Test
  void a_query_without_sense_is_refused() {
    assertProblem(errors("?snapshot=x"), 404);
    assertProblem(errors("?limit=0"), 400).field("limit", "1 to 200");
  }

  private void plan() {
    tenant
        .sending(Map.of("annotators", 1, "goldRule", "unanimous", "ordering", "arrival"))
        .put(tenant.path("/datasets/" + dataset + "/annotation"))
        .then()
        .statusCode(200);
  }

  private Response review(String example) {
    return tenant
        .asOwner()
        .put(tenant.path("/datasets/" + dataset + "/annotation/examples/" + example + "/review"));
  }

  private Response errors(String query) {
    return tenant.asOwner().get(tenant.path("/datasets/" + dataset + "/label-errors" + query));
  }

  private void check(int version) {
    version(
        version,
        1,
        """
        [{"example": "%s", "output": "", "given": {"label": "anger"}, "likely": {"label": "joy"},
          "selfConfidence": 0.05, "margin": 0.05},
         {"example": "%s", "output": "", "given": {"label": "joy"}, "likely": {"label": "anger"},
          "selfConfidence": 0.2, "margin": 0.2}]
        """
            .formatted(examples.get(3), examples.get(0)));
  }

  /** Publishes a version as a worker does. */
  private void version(int number, int snapshot, String suspects) {
    Worker.run(
        id,
        """
        insert into model_version (model_id, number, snapshot_id, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select m.id, ?, s.id, 'tiny-en', 'lora', s.task, '{}', '{}', 'a/' || ?::text, '{}'
          from model m, snapshot s where m.name = 'mood' and s.number = ?
        """,
        number,
        number,
        snapshot);
    Worker.run(
        id,
        """
        insert into label_check (version_id, result)
        select id, jsonb_build_object('examples', 6, 'suspects', ?::jsonb, 'outputs',
                 '[{"output": "", "examples": 6, "noise": 0.3, "suspects": 2, "unjudged": []}]'::jsonb)
          from model_version where number = ?
        """,
        suspects,
        number);
  }
}
