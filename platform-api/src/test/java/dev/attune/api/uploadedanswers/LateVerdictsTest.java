package dev.attune.api.uploadedanswers;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.annotation.Annotating;
import dev.attune.api.testing.TestTasks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the label of a text to which answers are added. */
@QuarkusTest
class LateVerdictsTest extends LateUploads {
  @Test
  void what_somebody_decided_or_vouched_for_stays() {
    jsonl(
        row("decided", said("kim", "joy"), said("ling", "anger"))
            + "{\"text\": \"vouched\", \"label\": \"joy\", \"annotations\": [%s]}\n"
                .formatted(said("kim", "joy"))
            + "{\"text\": \"labelled\", \"label\": \"joy\", \"split\": \"test\", \"meta.a\": \"b\"}\n"
            + row("agreed", said("kim", "joy"), said("ling", "joy")));
    decide(items("review").getString("items[0].example"), "joy").then().statusCode(200);

    JsonPath report =
        upload(
            "",
            CSV,
            "text,label,annotator\ndecided,anger,bo\nvouched,anger,bo\nlabelled,anger,bo\nagreed,anger,bo\n");

    assertReport(report, 0, 0, 4, 4, 4, 0);
    assertThat(labels()).containsExactly("joy", "joy", "joy", null);
    assertThat(items("decided").getList("items.text"))
        .containsExactly("decided", "vouched", "labelled");
    assertThat(items("review").getList("items.text")).containsExactly("agreed");
    assertThat(items("decided").getList("items[2].answers.annotator")).containsExactly("bo");
    JsonPath labelled =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + dataset + "/examples?split=test"))
            .jsonPath();
    assertThat(labelled.getMap("items[0].meta")).isEqualTo(Map.of("a", "b"));
    assertThat(labelled.getString("items[0].labelledBy")).isEqualTo(tenant.owner().email());
    upload("", CSV, "text,label,annotator\ndecided,joy,cy\nvouched,joy,cy\nlabelled,joy,cy\n");
    assertThat(labels()).containsExactly("joy", "joy", "joy", null);
  }

  @Test
  void who_has_not_seen_what_an_upload_decided_meanwhile_does_not_decide_otherwise() {
    tenant.uploadCsv(dataset, "text\na\n").then().statusCode(200);
    plan(Map.of("annotators", 1, "annotatorsMax", 3, "goldRule", "majority"))
        .then()
        .statusCode(200);
    String example = items("open").getString("items[0].example");
    upload("?annotator=kim", CSV, "text,label\na,joy\n");
    assertThat(labels()).containsExactly("joy");

    assertProblem(decide(example, "anger", ""), 409).detail("decided about this example meanwhile");
    assertThat(labels()).containsExactly("joy");

    decide(example, "anger", "upload").then().statusCode(200);
    assertThat(labels()).containsExactly("anger");
    assertProblem(decide(example, "joy", "upload"), 409);
  }

  private Response decide(String example, String label, String decisionSeen) {
    return tenant
        .sending(Map.of("answer", Map.of("label", label), "decisionSeen", decisionSeen))
        .put(path("/examples/" + example + "/decision"));
  }

  @Test
  void the_history_tells_of_each_upload_and_what_came_of_it() {
    upload("?annotator=kim", CSV, "text,label\na,joy\n");
    upload("?annotator=ling", CSV, "text,label\na,joy\n");
    String example = items("decided").getString("items[0].example");
    upload("?annotator=bo", CSV, "text,label\na,anger\n");

    JsonPath history = tenant.asOwner().get(path("/examples/" + example + "/history")).jsonPath();

    assertThat(history.getList("items.action"))
        .containsExactly("upload", "settle", "upload", "settle", "upload");
    assertThat(history.getList("items.findAll { it.action == 'upload' }.answer"))
        .containsOnlyNulls();
    assertThat(history.getList("items.findAll { it.action == 'settle' }.answer.label"))
        .containsExactly("joy", "joy");
    assertThat(history.getList("items.by").get(4)).isEqualTo(tenant.owner().email());
    assertThat(history.getList("items.by").get(3)).isNull();
  }

  @Test
  void equal_sets_agree_though_the_labels_changed_places_between_them() {
    dataset = tenant.dataset("sets", TestTasks.MULTI_LABEL);
    upload("?annotator=kim", CSV, "text,labels\na,joy|anger\n");
    Map<String, Object> turned =
        Map.of("type", "multi-label", "labels", List.of("fear", "anger", "joy"));
    tenant
        .sending(Map.of("task", turned))
        .patch(tenant.path("/datasets/" + dataset))
        .then()
        .statusCode(200);

    upload("?annotator=ling", CSV, "text,labels\na,joy|anger\n");

    assertThat(items("review").getList("items")).isEmpty();
    assertThat(items("decided").getList("items[0].answers.answer.labels"))
        .containsExactly(List.of("anger", "joy"), List.of("anger", "joy"));
  }

  @Test
  void texts_without_a_label_get_the_one_on_which_all_agree() {
    tenant.uploadCsv(dataset, "text\na\nb\nc\nd\n").then().statusCode(200);
    String rows =
        row("a", said("kim", "joy"))
            + row("b", said("kim", "joy"))
            + row("b", said("ling", "anger"))
            + row("c", "{\"by\": \"kim\", \"skipped\": \"unclear\"}")
            + "{\"text\": \"d\", \"label\": \"anger\", \"annotations\": [%s]}\n"
                .formatted(said("kim", "joy"));

    assertReport(upload("", "application/x-ndjson", rows), 0, 0, 5, 5, 5, 0);

    assertThat(labels()).containsExactly("joy", null, null, null);
    assertThat(items("review").getList("items.text")).containsExactly("b", "d");
    upload("", "application/x-ndjson", row("c", said("ling", "joy")));
    assertThat(labels()).containsExactly("joy", null, "joy", null);
  }

  @Test
  void a_plans_rule_decides_over_all_answers_and_what_somebody_has_in_hand_waits_for_them() {
    tenant.uploadCsv(dataset, "text\nin hand\nfree\n").then().statusCode(200);
    plan(Map.of("annotators", 1, "annotatorsMax", 3, "goldRule", "majority"))
        .then()
        .statusCode(200);
    String member = tenant.add("annotator").token();
    Annotating annotating = new Annotating(tenant, dataset);
    String inHand = annotating.inHand(member, 1).getFirst();

    upload("?annotator=kim", CSV, "text,label\nin hand,joy\nfree,joy\n");
    assertThat(labels()).containsExactly(null, "joy");
    annotating.answer(member, inHand, "joy").then().statusCode(200);
    assertThat(labels()).containsExactly("joy", "joy");

    upload("?annotator=ling", CSV, "text,label\nin hand,anger\nfree,anger\n");
    assertThat(labels()).containsExactly("joy", null);
    assertThat(annotating.inHand(member, 5)).hasSize(1);
    upload("?annotator=bo", CSV, "text,label\nfree,anger\n");
    assertThat(labels()).containsExactly("joy", null);
    annotating
        .answer(member, annotating.inHand(member, 5).getFirst(), "anger")
        .then()
        .statusCode(200);
    assertThat(labels()).containsExactly("joy", "anger");
  }

  @Test
  void what_a_reviewer_took_back_waits_for_the_plans_answers() {
    plan(Map.of("annotators", 3, "annotatorsMax", 3, "goldRule", "majority"))
        .then()
        .statusCode(200);
    upload("?annotator=ling", CSV, "text,label\na,joy\n");
    assertThat(labels()).containsExactly("joy");
    tenant
        .asOwner()
        .delete(path("/examples/" + items("decided").getString("items[0].example") + "/decision"))
        .then()
        .statusCode(200);

    upload("?annotator=kim", CSV, "text,label\na,joy\n");

    assertThat(labels()).containsExactly((String) null);
    upload("?annotator=bo", CSV, "text,label\na,joy\n");
    assertThat(labels()).containsExactly("joy");
  }

  @Test
  void a_skip_says_nothing_of_what_a_row_left_undecided() {
    plan(Map.of("annotators", 3, "annotatorsMax", 3, "goldRule", "majority"))
        .then()
        .statusCode(200);
    upload(
        "",
        "application/x-ndjson",
        "{\"text\": \"a\", \"labelledHow\": \"undecided\", \"annotations\": ["
            + said("ling", "joy")
            + "]}\n");

    upload("", "application/x-ndjson", row("a", "{\"by\": \"kim\", \"skipped\": \"unclear\"}"));

    assertThat(labels()).containsExactly((String) null);
  }

  @Test
  void gold_questions_and_what_waits_for_a_reviewer_stay_what_they_are() {
    upload("", CSV, "text,label,annotator\nopen,joy,kim\nopen,anger,ling\n");
    tenant.uploadCsv(dataset, "text,label,id\nknown,joy,k\n").then().statusCode(200);
    plan(Map.of("annotators", 2, "annotatorsMax", 2, "goldRule", "majority"))
        .then()
        .statusCode(200);
    tenant
        .sending(Map.of("externalIds", List.of("k")))
        .post(path("/gold-questions"))
        .then()
        .statusCode(200);

    upload("", CSV, "text,label,annotator\nopen,joy,bo\nknown,anger,bo\nknown,anger,cy\n");

    assertThat(labels()).containsExactly(null, "joy");
    assertThat(items("review").getList("items[0].answers.annotator"))
        .containsExactly("kim", "ling", "bo");
    JsonPath questions = tenant.asOwner().get(path("/gold-questions")).jsonPath();
    assertThat(questions.getList("items.answers")).containsExactly(0);
    assertThat(questions.getString("items[0].answer.label")).isEqualTo("joy");
  }
}
