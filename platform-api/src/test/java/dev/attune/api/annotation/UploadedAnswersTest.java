package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several people answered elsewhere comes in as their answers. */
@QuarkusTest
class UploadedAnswersTest {
  private TestTenant tenant;
  private String dataset;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
    dataset = tenant.dataset("feelings", "joy", "anger");
  }

  @Test
  void where_all_agree_that_is_the_label_and_where_they_differ_a_reviewer_sees_it() {
    Response report =
        labelStudio(
            task("both glad", annotation(1, "joy"), annotation("bo@example.org", "joy")),
            task("who knows", annotation(1, "joy"), annotation("bo@example.org", "anger")),
            task("skipped", cancelled(1), annotation("bo@example.org", "anger")));

    assertThat(report.jsonPath().getInt("accepted")).isEqualTo(3);
    assertThat(report.jsonPath().getInt("answers")).isEqualTo(6);
    assertThat(labels()).containsExactly("joy", null, "anger");
    JsonPath review = items("review");
    assertThat(review.getList("items.text")).containsExactly("who knows");
    assertThat(review.getList("items[0].answers.annotator")).containsExactly("1", "bo@example.org");
    assertThat(review.getList("items[0].answers.uploaded")).containsExactly(true, true);
    assertThat(review.getList("items[0].answers.answer.label")).containsExactly("joy", "anger");
    JsonPath decided = items("decided");
    assertThat(decided.getList("items[1].answers.skip")).containsExactly("other", null);
    assertThat(decided.getString("items[0].decidedBy")).isNull();
    assertThat(tenant.asOwner().get(path("")).statusCode()).isEqualTo(404);

    decide(review.getString("items[0].example"), "anger").then().statusCode(200);
    assertThat(labels()).containsExactly("joy", "anger", "anger");
  }

  @Test
  void agreement_and_estimates_are_of_the_people_who_answered() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String right = i % 2 == 0 ? "joy" : "anger";
      lines.append(
          row(
              "text " + i,
              said("ann", right),
              said("bo@example.org", right),
              said("cy", i % 2 == 0 || i > 9 ? "joy" : "anger")));
    }
    jsonl(lines.toString()).then().statusCode(200);

    JsonPath agreement = agreement();

    assertThat(agreement.getInt("examples")).isEqualTo(20);
    assertThat(agreement.getList("outputs[0].pairs")).hasSize(3);
    assertThat(agreement.getList("outputs[0].annotators.annotator", String.class).getFirst())
        .isEqualTo("cy");
    assertThat(agreement.getDouble("outputs[0].annotators[0].accuracy")).isBetween(0.65, 0.8);
    assertThat(items("review").getList("items")).hasSize(5);
  }

  @Test
  void the_files_own_label_stays_whatever_people_said() {
    jsonl(
            "{\"text\": \"a\", \"label\": \"anger\", \"annotations\": ["
                + said("ann", "joy")
                + ","
                + said("bo", "joy")
                + "]}\n")
        .then()
        .statusCode(200);

    assertThat(labels()).containsExactly("anger");
    assertThat(export().getString("labelledHow")).isEqualTo("upload");
    assertThat(export().getList("annotations.answer.label")).containsExactly("joy", "joy");
    assertThat(agreement().getInt("examples")).isEqualTo(1);
  }

  @Test
  void a_plans_rule_decides_where_people_differ_and_asks_more_of_them() {
    plan(Map.of("annotators", 3, "annotatorsMax", 4, "goldRule", "majority"))
        .then()
        .statusCode(200);

    jsonl(
            row("most", said("ann", "joy"), said("bo", "joy"), said("cy", "anger"))
                + row("all", said("ann", "anger"))
                + row("few", said("ann", "joy"), said("bo", "anger")))
        .then()
        .statusCode(200);

    assertThat(labels()).containsExactly("joy", "anger", null);
    TestUser member = tenant.add("annotator");
    Annotating annotating = new Annotating(tenant, dataset);
    String asked = annotating.inHand(member.token(), 5).getFirst();
    annotating.answer(member.token(), asked, "joy").then().statusCode(200);
    assertThat(labels()).containsExactly("joy", "anger", "joy");
    assertThat(annotating.inHand(member.token(), 5)).isEmpty();
  }

  @Test
  void a_first_plan_takes_over_what_waits_for_a_reviewer() {
    jsonl(
            row("most", said("ann", "joy"), said("bo", "joy"), said("cy", "anger"))
                + row("half", said("ann", "joy"), said("bo", "anger")))
        .then()
        .statusCode(200);
    assertThat(items("review").getList("items")).hasSize(2);

    plan(Map.of("annotators", 2, "annotatorsMax", 3, "goldRule", "majority"))
        .then()
        .statusCode(200);

    assertThat(labels()).containsExactly("joy", null);
    assertThat(items("review").getList("items")).isEmpty();
    TestUser member = tenant.add("annotator");
    assertThat(new Annotating(tenant, dataset).inHand(member.token(), 5)).hasSize(1);
  }

  @Test
  void where_nobody_is_asked_what_is_undecided_is_left_to_a_reviewer() {
    jsonl(
        "{\"text\":\"skipped by all\",\"label\":\"joy\",\"annotations\":[{\"by\":\"kim\",\"skipped\":\"unclear\"}]}");
    String example = items("decided").getString("items[0].example");

    tenant.asOwner().delete(path("/examples/" + example + "/decision")).then().statusCode(200);

    assertThat(items("review").getList("items.example")).containsExactly(example);
  }

  @Test
  void an_estimate_is_made_of_uploaded_answers_too() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String right = i % 2 == 0 ? "joy" : "anger";
      lines.append(
          row(
              "text " + i,
              said("ann", right),
              said("bo", right),
              said("cy", "joy"),
              said("di", "joy")));
    }
    jsonl(lines.toString()).then().statusCode(200);
    assertThat(labels()).contains("joy").doesNotContain("anger");

    plan(Map.of("annotators", 4, "goldRule", "estimated")).then().statusCode(200);

    await().until(() -> labels().contains("anger"));
    assertThat(items("decided").getList("items")).hasSize(20);
  }

  @Test
  void a_snapshot_counts_uploaded_answers_as_votes() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      lines.append(row("text " + i, said("ann", i % 2 == 0 ? "joy" : "anger")));
    }
    lines.append(
        "{\"text\": \"doubtful\", \"label\": \"joy\", \"annotations\": [%s, %s]}\n"
            .formatted(said("ann", "joy"), said("bo", "anger")));
    jsonl(lines.toString()).then().statusCode(200);

    tenant
        .sending(Map.of("splits", Map.of("train", 0.6, "validation", 0.2, "test", 0.2), "seed", 1))
        .post(tenant.path("/datasets/" + dataset + "/snapshots"))
        .then()
        .statusCode(201);

    assertThat(
            Worker.look(
                "select count(*) from snapshot_example s join snapshot n on n.id = s.snapshot_id"
                    + " where n.dataset_id = ? and s.votes = '{\"\": {\"labels\": {\"joy\": 1, \"anger\": 1}, \"answers\": 2}}'",
                UUID.fromString(dataset)))
        .isEqualTo("1");
  }

  @Test
  void nobody_can_put_an_answer_into_a_members_mouth() {
    TestUser ling = tenant.add("annotator");
    plan(Map.of("annotators", 2, "annotatorsMax", 3, "goldRule", "unanimous"))
        .then()
        .statusCode(200);
    jsonl(row("a", said(ling.email(), "joy"), said("bo", "anger"))).then().statusCode(200);
    Annotating annotating = new Annotating(tenant, dataset);

    assertThat(TestTenant.as(ling.token()).get(path("/answers")).jsonPath().getList("items"))
        .isEmpty();
    String asked = annotating.inHand(ling.token(), 1).getFirst();
    annotating.answer(ling.token(), asked, "anger").then().statusCode(200);

    assertThat(agreement().getList("outputs[0].pairs.collect { [it.first, it.second] }.flatten()"))
        .contains(ling.email(), "upload: " + ling.email(), "bo");
    assertProblem(
        tenant
            .sending(Map.of("annotator", "bo", "note", "look again"))
            .post(path("/examples/" + asked + "/return")),
        422);
  }

  @Test
  void what_is_wrong_names_the_annotation_and_nobody() {
    Response refused =
        jsonl(
            row("a", said("secret@example.org", "joy"), said("hidden@example.org", "grief"))
                + row("b", said("secret@example.org", "joy"), said("secret@example.org", "anger"))
                + "{\"text\": \"c\", \"annotations\": [{\"by\": \"secret@example.org\"}]}\n"
                + "{\"text\": \"d\", \"annotations\": [{\"by\": \"x\", \"mood\": 1}]}\n"
                + "{\"text\": \"e\", \"annotations\": {}}\n"
                + row("f", "{\"by\": \"x\", \"at\": \"yesterday\", \"skipped\": \"other\"}")
                + row("g", "{\"by\": \"x\", \"skipped\": \"bored\"}"));

    assertProblem(refused, 422);
    assertThat(refused.asString())
        .contains("unknown label \\\"grief\\\"")
        .contains("second answer of the same person (annotation 2)")
        .contains("neither an answer nor skipped (annotation 1)")
        .contains("unknown members: \\\"mood\\\" (annotation 1)")
        .contains("annotations that are not a list")
        .contains("2026-03-02T09:30:00Z (annotation 1)")
        .contains("\\\"bored\\\"")
        .doesNotContain("secret")
        .doesNotContain("hidden");
    assertThat(count("annotation")).isZero();
    assertThat(count("uploaded_annotator")).isZero();
  }

  @Test
  void the_same_file_again_changes_nothing() {
    String rows = row("a", said("ann", "joy"), said("bo", "anger"));
    jsonl(rows).then().statusCode(200);
    String before = exported();

    Response again = jsonl(rows + row("a", said("ann", "anger")));

    assertThat(again.jsonPath().getInt("duplicates")).isEqualTo(2);
    assertThat(again.jsonPath().getInt("answers")).isZero();
    assertThat(exported()).isEqualTo(before);
  }

  @Test
  void a_check_counts_answers_people_and_differences() {
    String rows =
        row("a", said("ann", "joy"), said("bo", "anger"))
            + row("b", said("ann", "joy"), "{\"by\": \"bo\", \"skipped\": \"unclear\"}")
            + row("c", said("cy", "Joy"));

    JsonPath report =
        tenant
            .send(
                "/datasets/" + dataset + "/examples/check",
                "application/x-ndjson",
                rows.getBytes(StandardCharsets.UTF_8))
            .jsonPath();

    assertThat(report.getMap("people"))
        .isEqualTo(Map.of("answers", 3, "skips", 1, "named", 2, "texts", 2, "differ", 1));
    assertThat(report.getInt("labelled")).isEqualTo(1);
    assertThat(report.getString("findings.find { it.kind == 'label-twin' }.values[0]"))
        .isEqualTo("Joy (1) → joy");
    assertThat(count("annotation")).isZero();
  }

  @Test
  void names_and_notes_are_not_in_the_database_in_the_clear() {
    jsonl(
            row(
                "a",
                "{\"by\": \"ann@example.org\", \"answer\": {\"label\": \"joy\"}, \"note\": \"her own words\"}"))
        .then()
        .statusCode(200);

    assertThat(
            Worker.look(
                "select count(*) from uploaded_annotator where dataset_id = ? and position('ann'::bytea in name_ciphertext) = 0",
                UUID.fromString(dataset)))
        .isEqualTo("1");
    assertThat(
            Worker.look(
                "select count(*) from annotation where dataset_id = ? and position('her own'::bytea in note_ciphertext) = 0",
                UUID.fromString(dataset)))
        .isEqualTo("1");
    assertThat(tenant.asOwner().get(tenant.path("/audit-log")).asString()).doesNotContain("ann@");
  }

  @Test
  void labels_change_in_uploaded_answers_as_in_others() {
    jsonl(row("a", said("ann", "joy"), said("bo", "anger")) + row("b", said("ann", "anger")))
        .then()
        .statusCode(200);
    Annotating annotating = new Annotating(tenant, dataset);

    annotating
        .relabel(Map.of("action", "rename", "label", "joy", "to", "glee"))
        .then()
        .statusCode(200);
    assertThat(items("review").getList("items[0].answers.answer.label"))
        .containsExactly("glee", "anger");

    tenant
        .sending(
            Map.of(
                "task", Map.of("type", "single-label", "labels", List.of("glee", "anger", "calm"))))
        .patch(tenant.path("/datasets/" + dataset))
        .then()
        .statusCode(200);
    annotating
        .relabel(Map.of("action", "delete", "label", "anger", "answers", "discard"))
        .then()
        .statusCode(200);
    assertThat(labels()).containsExactly(null, null);
    assertThat(items("decided").getList("items")).isEmpty();
  }

  @Test
  void who_left_no_name_is_counted_and_not_paired() {
    jsonl(row("a", "{\"answer\": {\"label\": \"joy\"}}", "{\"answer\": {\"label\": \"anger\"}}"))
        .then()
        .statusCode(200);

    assertThat(agreement().getInt("examples")).isEqualTo(1);
    assertThat(agreement().getList("outputs[0].pairs")).isEmpty();
    assertThat(export().getList("annotations.by")).containsOnlyNulls();
  }

  private static String row(String text, String... answers) {
    return "{\"text\": \"" + text + "\", \"annotations\": [" + String.join(",", answers) + "]}\n";
  }

  private static String said(String by, String label) {
    return "{\"by\": \"%s\", \"answer\": {\"label\": \"%s\"}}".formatted(by, label);
  }

  private static String task(String text, String... annotations) {
    return "{\"data\": {\"text\": \""
        + text
        + "\"}, \"annotations\": ["
        + String.join(",", annotations)
        + "]}";
  }

  private static String annotation(Object by, String label) {
    return "{\"completed_by\": "
        + (by instanceof Integer ? by : "{\"id\": 9, \"email\": \"" + by + "\"}")
        + ", \"result\": [{\"type\": \"choices\", \"from_name\": \"label\", \"value\": {\"choices\": [\""
        + label
        + "\"]}}]}";
  }

  private static String cancelled(int by) {
    return "{\"completed_by\": " + by + ", \"was_cancelled\": true, \"result\": []}";
  }

  private Response labelStudio(String... tasks) {
    Response response =
        tenant.send(
            "/datasets/" + dataset + "/examples?format=label-studio",
            "application/json",
            ("[" + String.join(",", tasks) + "]").getBytes(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response;
  }

  private Response jsonl(String rows) {
    return tenant.upload(dataset, "application/x-ndjson", rows.getBytes(StandardCharsets.UTF_8));
  }

  private Response plan(Map<String, ?> changes) {
    Map<String, Object> plan = new HashMap<>(Map.of("ordering", "arrival"));
    plan.putAll(changes);
    return tenant.sending(plan).put(path(""));
  }

  private Response decide(String example, String label) {
    return tenant
        .sending(Map.of("answer", Map.of("label", label)))
        .put(path("/examples/" + example + "/decision"));
  }

  private List<String> labels() {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + dataset + "/examples"))
        .jsonPath()
        .getList("items.label");
  }

  private JsonPath items(String status) {
    return tenant.asOwner().get(path("/examples?status=" + status)).jsonPath();
  }

  private JsonPath agreement() {
    return tenant.asOwner().get(path("/agreement")).jsonPath();
  }

  private String exported() {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + dataset + "/export?format=jsonl"))
        .asString();
  }

  private JsonPath export() {
    return JsonPath.from(exported());
  }

  private String path(String rest) {
    return tenant.path("/datasets/" + dataset + "/annotation" + rest);
  }

  private int count(String table) {
    return Integer.parseInt(
        Worker.look(
            "select count(*) from " + table + " where dataset_id = ?", UUID.fromString(dataset)));
  }
}
