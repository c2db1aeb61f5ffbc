package dev.attune.api.uploadedanswers;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.annotation.Annotating;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What several people answered elsewhere comes in as their answers. */
@QuarkusTest
class UploadedAnswersTest extends UploadedPeople {
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
    assertThat(again.jsonPath().getInt("answersPassedOver")).isEqualTo(3);
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
        .isEqualTo(
            Map.of(
                "answers",
                3,
                "skips",
                1,
                "added",
                0,
                "passedOver",
                0,
                "named",
                2,
                "texts",
                2,
                "differ",
                1));
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
  void who_left_no_name_is_counted_and_not_paired() {
    jsonl(row("a", "{\"answer\": {\"label\": \"joy\"}}", "{\"answer\": {\"label\": \"anger\"}}"))
        .then()
        .statusCode(200);

    assertThat(agreement().getInt("examples")).isEqualTo(1);
    assertThat(agreement().getList("outputs[0].pairs")).isEmpty();
    assertThat(export().getList("annotations.by")).containsOnlyNulls();
  }
}
