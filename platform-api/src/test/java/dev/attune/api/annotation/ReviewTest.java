package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewTest {
  private Annotating d;
  private TestUser ling;
  private TestUser kim;
  private String example;

  private void start(Map<String, ?> plan) {
    d = Annotating.of(1, plan);
    ling = d.tenant().add("annotator");
    kim = d.tenant().add("annotator");
    example = d.inHand(ling.token(), 1).getFirst();
    d.inHand(kim.token(), 1);
  }

  @BeforeEach
  void two_disagree() {
    start(Map.of("annotators", 2));
    d.answer(ling.token(), example, "joy").then().statusCode(200);
    assertThat(d.gold(example)).isNull();
    d.answer(kim.token(), example, "anger").then().statusCode(200);
  }

  @Test
  void what_people_disagree_on_is_shown_side_by_side() {
    Response review = d.tenant().asOwner().get(d.path("/examples?status=review"));

    assertThat(review.jsonPath().getList("items.example")).containsExactly(example);
    assertThat(review.jsonPath().getString("items[0].text")).isEqualTo("text 0");
    assertThat(review.jsonPath().getList("items[0].answers.annotator"))
        .containsExactly(ling.email(), kim.email());
    assertThat(review.jsonPath().getList("items[0].answers.answer.label"))
        .containsExactly("joy", "anger");
    assertThat(d.gold(example)).isNull();
  }

  @Test
  void a_reviewer_decides_and_then_answers_no_longer_change() {
    Response decided = decide("anger");

    assertThat(decided.jsonPath().getString("decidedBy")).isEqualTo(d.tenant().owner().email());
    assertThat(d.gold(example)).isEqualTo("anger");
    assertProblem(d.answer(ling.token(), example, "anger"), 409).detail("decided");
    assertProblem(d.withdraw(ling.token(), example), 409);
    assertThat(
            d.tenant()
                .asOwner()
                .get(d.tenant().path("/audit-log"))
                .jsonPath()
                .getList("items.action"))
        .contains("annotation.decide");
  }

  @Test
  void who_has_not_seen_what_was_decided_meanwhile_does_not_decide_otherwise() {
    assertThat(decide("anger", "").statusCode()).isEqualTo(200);
    String decidedAt = d.shown(example).jsonPath().getString("decidedAt");

    assertProblem(decide("joy", ""), 409).detail("decided about this example meanwhile");
    assertThat(d.gold(example)).isEqualTo("anger");

    assertThat(decide("joy", decidedAt).statusCode()).isEqualTo(200);
    assertProblem(decide("anger", decidedAt), 409);
    assertProblem(decide("anger", "yesterday"), 422).field("decisionSeen", "a moment");
    assertThat(d.gold(example)).isEqualTo("joy");
  }

  @Test
  void who_has_not_seen_what_was_decided_meanwhile_takes_nothing_back_and_sends_nothing_back() {
    decide("anger");
    String before = d.shown(example).jsonPath().getString("decidedAt");
    decide("joy");
    String now = d.shown(example).jsonPath().getString("decidedAt");

    assertProblem(undecide(before), 409).detail("decided about this example meanwhile");
    assertProblem(undecide("none"), 409);
    assertProblem(undecide("yesterday"), 400).field("decisionSeen", "a moment");
    assertProblem(undecide("+300000-01-01T00:00:00Z"), 400).field("decisionSeen", "a moment");
    assertProblem(sendBack(kim.email(), before), 409)
        .detail("decided about this example meanwhile");
    assertProblem(sendBack(kim.email(), "yesterday"), 422).field("decisionSeen", "a moment");
    assertProblem(sendBack(kim.email(), "+1000000000-12-31T23:59:59Z"), 422)
        .field("decisionSeen", "a moment");
    assertThat(d.gold(example)).isEqualTo("joy");

    undecide(now).then().statusCode(200);
    assertThat(d.gold(example)).isNull();
    assertProblem(sendBack(kim.email(), now), 409);
    sendBack(kim.email(), "").then().statusCode(200);
  }

  @Test
  void a_decision_can_be_taken_back() {
    decide("anger");

    Response open = d.tenant().asOwner().delete(d.path("/examples/" + example + "/decision"));

    assertThat(open.jsonPath().getString("status")).isEqualTo("review");
    assertThat(d.gold(example)).isNull();
    assertProblem(d.tenant().asOwner().delete(d.path("/examples/" + example + "/decision")), 409);
  }

  @Test
  void an_answer_is_sent_back_with_a_note_and_the_new_one_settles_the_item() {
    sendBack(kim.email()).then().statusCode(200);

    Response work = d.take(kim.token(), 1);
    assertThat(work.jsonPath().getString("items[0].returnedWith")).isEqualTo("Really?");
    assertThat(work.jsonPath().getString("items[0].answer.label")).isEqualTo("anger");
    assertThat(d.progress().jsonPath().getInt("progress.open")).isEqualTo(1);

    d.answer(kim.token(), example, "joy").then().statusCode(200);

    assertThat(d.gold(example)).isEqualTo("joy");
    assertThat(d.inHand(kim.token(), 1)).isEmpty();
    assertThat(
            d.tenant()
                .asOwner()
                .get(d.path("/examples/" + example + "/history"))
                .jsonPath()
                .getList("items.action"))
        .containsExactly("answer", "answer", "dispute", "reopen", "return", "answer", "settle");
  }

  @Test
  void only_an_answer_can_be_sent_back_and_only_once() {
    assertProblem(sendBack("nobody@example.org"), 422).detail("annotator");
    sendBack(kim.email()).then().statusCode(200);
    assertProblem(sendBack(kim.email()), 422);
  }

  @Test
  void one_more_person_is_asked_where_people_disagree() {
    start(Map.of("annotators", 2, "annotatorsMax", 3, "goldRule", "majority"));
    d.answer(ling.token(), example, "joy");
    d.answer(kim.token(), example, "anger");
    String owner = d.tenant().owner().token();

    assertThat(d.inHand(owner, 1)).containsExactly(example);
    d.answer(owner, example, "joy").then().statusCode(200);

    assertThat(d.gold(example)).isEqualTo("joy");
    assertThat(d.shown(example).jsonPath().getInt("wanted")).isEqualTo(3);
  }

  @Test
  void with_fewer_annotators_what_is_complete_is_settled() {
    start(Map.of("annotators", 2));
    d.answer(ling.token(), example, "joy");
    assertThat(d.gold(example)).isNull();

    d.plan(Map.of("annotators", 1)).then().statusCode(200);

    assertThat(d.gold(example)).isEqualTo("joy");
  }

  @Test
  void flagged_examples_can_be_looked_at() {
    start(Map.of());
    d.answer(ling.token(), example, Map.of("answer", Map.of("label", "joy"), "flag", true));

    assertThat(
            d.tenant()
                .asOwner()
                .get(d.path("/examples?status=flagged"))
                .jsonPath()
                .getList("items.example"))
        .containsExactly(example);
    assertProblem(d.tenant().asOwner().get(d.path("/examples?status=odd")), 400).detail("status");
  }

  @Test
  void what_somebody_answered_stays_when_they_leave_and_what_they_had_in_hand_returns() {
    d.upload(1, 2);
    String inHand = d.inHand(ling.token(), 1).getFirst();
    String members = d.tenant().path("/members");
    String id =
        d.tenant()
            .asOwner()
            .get(members)
            .jsonPath()
            .getString("items.find { it.email == '" + ling.email() + "' }.id");
    d.tenant().asOwner().delete(members + "/" + id).then().statusCode(204);

    assertThat(d.shown(example).jsonPath().getList("answers.answer.label"))
        .containsExactly("joy", "anger");
    assertThat(d.shown(example).jsonPath().getList("answers.annotator"))
        .containsExactly(null, kim.email());
    assertThat(d.progress().jsonPath().getInt("progress.inHand")).isZero();
    d.answer(d.tenant().owner().token(), d.inHand(d.tenant().owner().token(), 1).getFirst(), "joy");
    d.answer(kim.token(), d.inHand(kim.token(), 1).getFirst(), "joy").then().statusCode(200);
    assertThat(d.gold(inHand)).isEqualTo("joy");
  }

  @Test
  void a_label_that_somebody_gave_stays_in_the_task_also_before_it_is_gold() {
    String dataset = d.tenant().path("/datasets/" + d.dataset());

    assertProblem(
            d.tenant()
                .sending(
                    Map.of(
                        "task", Map.of("type", "single-label", "labels", List.of("joy", "fear"))))
                .patch(dataset),
            409)
        .detail("anger");
    assertProblem(
            d.tenant()
                .sending(Map.of("task", Map.of("type", "token", "labels", List.of("joy"))))
                .patch(dataset),
            409)
        .detail("its type");
  }

  @Test
  void who_waits_too_long_for_another_writer_is_told_so() throws SQLException {
    try (Connection slow = Worker.connect("superuser");
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute(
          "select from annotation_item where example_id = '%s' for update".formatted(example));

      assertProblem(decide("anger", ""), 503).detail("Somebody else is writing to the same");
    }
  }

  private Response decide(String label, String decisionSeen) {
    return d.tenant()
        .sending(Map.of("answer", Map.of("label", label), "decisionSeen", decisionSeen))
        .put(d.path("/examples/" + example + "/decision"));
  }

  private Response decide(String label) {
    return d.tenant()
        .sending(Map.of("answer", Map.of("label", label)))
        .put(d.path("/examples/" + example + "/decision"));
  }

  private Response undecide(String decisionSeen) {
    return d.tenant()
        .asOwner()
        .queryParam("decisionSeen", decisionSeen)
        .delete(d.path("/examples/" + example + "/decision"));
  }

  private Response sendBack(String annotator, String decisionSeen) {
    return d.tenant()
        .sending(Map.of("annotator", annotator, "note", "Really?", "decisionSeen", decisionSeen))
        .post(d.path("/examples/" + example + "/return"));
  }

  private Response sendBack(String annotator) {
    return d.tenant()
        .sending(Map.of("annotator", annotator, "note", "Really?"))
        .post(d.path("/examples/" + example + "/return"));
  }
}
