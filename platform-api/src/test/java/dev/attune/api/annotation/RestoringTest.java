package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the history of an item tells can be restored. */
@QuarkusTest
class RestoringTest extends AskedPair {
  @Test
  void an_answer_is_restored_as_a_decision_of_who_restores_it() {
    disagree();

    Response restored = restore(event("answer", 0));

    assertThat(restored.statusCode()).isEqualTo(200);
    assertThat(restored.jsonPath().getString("status")).isEqualTo("decided");
    assertThat(restored.jsonPath().getString("decision.label")).isEqualTo("joy");
    assertThat(restored.jsonPath().getString("decidedBy")).isEqualTo(d.tenant().owner().email());
    assertThat(restored.jsonPath().getList("answers.answer.label")).containsExactly("joy", "rage");
    assertThat(d.gold(example)).isEqualTo("joy");
    JsonPath history = history();
    assertThat(history.getList("items.action"))
        .containsExactly("answer", "answer", "dispute", "restore");
    assertThat(history.getString("items[3].by")).isEqualTo(d.tenant().owner().email());
    assertThat(history.getString("items[3].to")).isEqualTo(ling.email());
    assertThat(history.getString("items[3].answer.label")).isEqualTo("joy");
    assertThat(history.getList("items.restorable")).containsExactly(false, true, true, false);
    assertThat(
            d.tenant()
                .asOwner()
                .get(d.tenant().path("/audit-log"))
                .jsonPath()
                .getList("items.action"))
        .contains("annotation.restore");
    assertProblem(d.answer(ling.token(), example, "anger"), 409).detail("decided");
  }

  @Test
  void a_decision_is_restored_after_another_one_and_so_is_what_was_restored() {
    disagree();
    decide("anger");
    decide("joy");

    restore(event("decide", 0)).then().statusCode(200);
    assertThat(d.gold(example)).isEqualTo("anger");
    restore(event("decide", 1)).then().statusCode(200);
    assertThat(d.gold(example)).isEqualTo("joy");
    restore(event("restore", 0)).then().statusCode(200);

    assertThat(d.gold(example)).isEqualTo("anger");
    assertProblem(restore(event("restore", 0)), 409).detail("decided about this example now");
  }

  @Test
  void what_a_rule_decided_is_restored_as_the_decision_of_a_person() {
    d.answer(ling.token(), example, "joy").then().statusCode(200);
    d.answer(kim.token(), example, "joy").then().statusCode(200);
    d.answer(kim.token(), example, "anger").then().statusCode(200);
    assertThat(d.gold(example)).isNull();

    Response restored = restore(event("settle", 0));

    assertThat(restored.jsonPath().getString("decidedBy")).isEqualTo(d.tenant().owner().email());
    assertThat(d.gold(example)).isEqualTo("joy");
  }

  @Test
  void that_nothing_was_decided_is_restored_too() {
    disagree();
    decide("anger");

    Response restored = restore(event("dispute", 0));

    assertThat(restored.jsonPath().getString("status")).isEqualTo("review");
    assertThat(d.gold(example)).isNull();
    assertThat(history().getList("items.action"))
        .containsExactly("answer", "answer", "dispute", "decide", "restore", "dispute");
    assertProblem(restore(event("dispute", 0)), 409).detail("Nothing has been decided");
  }

  @Test
  void an_item_that_was_open_again_is_open_while_answers_are_missing() {
    d.answer(ling.token(), example, "joy").then().statusCode(200);
    decide("anger");
    d.tenant().asOwner().delete(d.path("/examples/" + example + "/decision"));
    decide("rage");

    Response restored = restore(event("reopen", 0));

    assertThat(restored.jsonPath().getString("status")).isEqualTo("open");
    d.answer(kim.token(), example, "joy").then().statusCode(200);
    assertThat(d.gold(example)).isEqualTo("joy");
  }

  @Test
  void an_answer_comes_back_under_the_name_that_its_label_has_now() {
    disagree();
    d.relabel(Map.of("action", "rename", "label", "rage", "to", "fury")).then().statusCode(200);
    d.relabel(Map.of("action", "merge", "label", "fury", "to", "anger")).then().statusCode(200);
    assertThat(history().getString("items[1].answer.label")).isEqualTo("rage");

    restore(event("answer", 1)).then().statusCode(200);

    assertThat(d.gold(example)).isEqualTo("anger");
  }

  @Test
  void an_answer_whose_label_was_deleted_is_not_restored() {
    disagree();
    d.relabel(Map.of("action", "delete", "label", "rage", "answers", "discard"))
        .then()
        .statusCode(200);

    assertProblem(restore(event("answer", 1)), 409)
        .detail("\"rage\" of this answer has been deleted");

    assertThat(d.gold(example)).isNull();
    restore(event("answer", 0)).then().statusCode(200);
  }

  @Test
  void a_set_of_labels_comes_back_without_the_one_that_was_taken_out_of_answers() {
    TestTenant tenant = d.tenant();
    String dataset =
        tenant.dataset(
            "many", Map.of("type", "multi-label", "labels", List.of("joy", "anger", "rage")));
    d = new Annotating(tenant, dataset);
    d.plan(Map.of()).then().statusCode(200);
    d.upload(0, 1);
    example = d.inHand(ling.token(), 1).getFirst();
    d.answer(ling.token(), example, Map.of("answer", Map.of("labels", List.of("joy", "rage"))))
        .then()
        .statusCode(200);
    d.tenant()
        .sending(Map.of("answer", Map.of("labels", List.of("anger"))))
        .put(d.path("/examples/" + example + "/decision"))
        .then()
        .statusCode(200);
    d.relabel(Map.of("action", "delete", "label", "rage", "answers", "strip"))
        .then()
        .statusCode(200);

    Response restored = restore(event("answer", 0));

    assertThat(restored.jsonPath().getList("decision.labels")).containsExactly("joy");
  }

  @Test
  void what_says_nothing_of_the_label_is_not_restored() {
    d.answer(ling.token(), example, Map.of("skip", "other")).then().statusCode(200);
    d.answer(kim.token(), example, "joy").then().statusCode(200);
    d.withdraw(kim.token(), example).then().statusCode(204);

    assertProblem(restore(event("skip", 0)), 409).detail("Only what was answered or decided");
    assertProblem(restore(event("withdraw", 0)), 409);
    restore(event("answer", 0)).then().statusCode(200);
    assertThat(d.gold(example)).isEqualTo("joy");
  }

  @Test
  void the_label_of_a_gold_question_is_not_restored() {
    disagree();
    String question = d.path("/gold-questions/" + example);
    d.tenant()
        .sending(Map.of("answer", Map.of("label", "anger")))
        .put(question)
        .then()
        .statusCode(200);

    assertProblem(restore(event("answer", 0)), 409).detail("gold question");
    assertThat(history().getList("items.restorable")).containsOnly(false);
    d.tenant().asOwner().delete(question).then().statusCode(204);
    restore(event("answer", 0)).then().statusCode(200);
    restore(event("mark", 0)).then().statusCode(200);
    assertThat(d.gold(example)).isEqualTo("anger");
  }

  @Test
  void whoever_has_not_seen_what_happened_since_does_not_restore() {
    disagree();
    String latest = event("dispute", 0);
    decide("anger");

    assertProblem(restore(event("answer", 0) + "/restore?latest=" + latest, ""), 409)
        .detail("meanwhile");
    assertProblem(restore(event("answer", 0) + "/restore?latest=odd", ""), 400).detail("latest");
    restore(event("answer", 0) + "/restore?latest=" + event("decide", 0), "")
        .then()
        .statusCode(200);
  }

  @Test
  void only_events_of_the_example_are_restored() {
    disagree();
    String event = event("answer", 0);
    d.upload(1, 2);
    String other = d.inHand(ling.token(), 1).getFirst();

    assertProblem(
        d.tenant().asOwner().post(d.path("/examples/" + other + "/history/" + event + "/restore")),
        404);
    assertProblem(restore(UUID.randomUUID().toString()), 404);
    assertProblem(restore("odd"), 404);
    assertProblem(
        TestTenant.as(ling.token())
            .post(d.path("/examples/" + example + "/history/" + event + "/restore")),
        403);
    assertThat(d.gold(example)).isNull();
  }
}
