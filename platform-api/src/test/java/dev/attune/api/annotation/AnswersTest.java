package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.SettableClock;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnswersTest {
  @Inject SettableClock clock;

  @Test
  void an_answer_of_the_only_annotator_becomes_gold_and_names_who_gave_it() {
    Annotating d = Annotating.of(3, Map.of());
    TestUser ling = d.tenant().add("annotator");
    String first = d.inHand(ling.token(), 2).getFirst();

    d.answer(ling.token(), first, "joy").then().statusCode(200);

    assertThat(d.gold(first)).isEqualTo("joy");
    Response listed =
        d.tenant()
            .asOwner()
            .get(d.tenant().path("/datasets/" + d.dataset() + "/examples?id=" + first));
    assertThat(listed.jsonPath().getString("items[0].labelledBy")).isEqualTo(ling.email());
    assertThat(d.progress().jsonPath().getMap("progress"))
        .containsAllEntriesOf(
            Map.of("items", 3, "decided", 1, "open", 2, "answers", 1, "inHand", 1));
  }

  @Test
  void an_answer_that_waited_for_somebody_with_the_whole_data_set_in_vain_may_come_again()
      throws SQLException {
    Annotating d = Annotating.of(1, Map.of());
    TestUser ling = d.tenant().add("annotator");
    String first = d.inHand(ling.token(), 1).getFirst();
    try (Connection held = Worker.holding(d.dataset())) {
      assertThat(held.isClosed()).isFalse();
      assertThat(d.answer(ling.token(), first, "joy").header("Retry-After")).isNotNull();
      assertProblem(d.answer(ling.token(), first, "joy"), 503).detail("under way");
    }

    d.answer(ling.token(), first, "joy").then().statusCode(200);
  }

  @Test
  void texts_come_in_the_order_in_which_they_arrived_and_stay_with_who_has_them() {
    Annotating d = Annotating.of(5, Map.of());
    TestUser ling = d.tenant().add("annotator");
    TestUser kim = d.tenant().add("annotator");

    Response work = d.take(ling.token(), 2);

    assertThat(work.jsonPath().getList("items.text")).containsExactly("text 0", "text 1");
    assertThat(d.take(ling.token(), 2).jsonPath().getList("items.text"))
        .containsExactly("text 0", "text 1");
    assertThat(d.take(kim.token(), 9).jsonPath().getList("items.text"))
        .containsExactly("text 2", "text 3", "text 4");
  }

  @Test
  void texts_that_arrive_later_are_asked_about_and_labelled_ones_are_not() {
    Annotating d = Annotating.of(1, Map.of());
    d.tenant().uploadCsv(d.dataset(), "text,label\nlate,\nknown,joy\n");

    assertThat(d.take(d.tenant().owner().token(), 9).jsonPath().getList("items.text"))
        .containsExactly("text 0", "late");
  }

  @Test
  void what_is_abandoned_returns_and_a_late_answer_counts_where_nobody_took_the_place() {
    Annotating d = Annotating.of(1, Map.of());
    TestUser ling = d.tenant().add("annotator");
    TestUser kim = d.tenant().add("annotator");
    String example = d.inHand(ling.token(), 1).getFirst();
    assertThat(d.inHand(kim.token(), 1)).isEmpty();

    clock.advance(Duration.ofMinutes(16));

    assertThat(d.inHand(kim.token(), 1)).containsExactly(example);
    assertProblem(d.answer(ling.token(), example, "joy"), 409);
    clock.advance(Duration.ofMinutes(16));
    assertThat(d.inHand(d.tenant().owner().token(), 0 + 1)).containsExactly(example);
    clock.advance(Duration.ofMinutes(16));
    d.answer(kim.token(), example, "joy").then().statusCode(409);
    d.withdraw(d.tenant().owner().token(), example).then().statusCode(204);
    d.answer(ling.token(), example, "joy").then().statusCode(200);
    assertThat(d.gold(example)).isEqualTo("joy");
  }

  @Test
  void another_answer_replaces_the_first_and_what_was_made_of_it() {
    Annotating d = Annotating.of(1, Map.of());
    String token = d.tenant().owner().token();
    String example = d.inHand(token, 1).getFirst();
    d.answer(token, example, "joy");

    d.answer(token, example, "anger").then().statusCode(200);

    assertThat(d.gold(example)).isEqualTo("anger");
    assertThat(d.shown(example).jsonPath().getList("answers.answer.label"))
        .containsExactly("anger");
    assertThat(
            d.tenant()
                .asOwner()
                .get(d.path("/examples/" + example + "/history"))
                .jsonPath()
                .getList("items.action"))
        .containsExactly("answer", "settle", "reopen", "answer", "settle");
  }

  @Test
  void undo_puts_the_example_before_one_again_without_gold() {
    Annotating d = Annotating.of(2, Map.of());
    String token = d.tenant().owner().token();
    String example = d.inHand(token, 1).getFirst();
    d.answer(token, example, "joy");

    d.withdraw(token, example).then().statusCode(204);

    assertThat(d.gold(example)).isNull();
    assertThat(d.inHand(token, 1)).containsExactly(example);
    assertThat(d.progress().jsonPath().getInt("progress.answers")).isZero();
  }

  @Test
  void who_skips_is_not_asked_again_and_somebody_else_is() {
    Annotating d = Annotating.of(1, Map.of());
    TestUser ling = d.tenant().add("annotator");
    String example = d.inHand(ling.token(), 1).getFirst();

    d.answer(ling.token(), example, Map.of("skip", "unclear", "note", "irony?"))
        .then()
        .statusCode(200);

    assertThat(d.inHand(ling.token(), 1)).isEmpty();
    assertThat(d.inHand(d.tenant().owner().token(), 1)).containsExactly(example);
    assertThat(d.shown(example).jsonPath().getString("answers[0].skip")).isEqualTo("unclear");
    assertThat(d.shown(example).jsonPath().getString("answers[0].note")).isEqualTo("irony?");
  }

  @Test
  void notes_are_not_in_the_database_in_the_clear() {
    Annotating d = Annotating.of(1, Map.of());
    String token = d.tenant().owner().token();
    String example = d.inHand(token, 1).getFirst();

    d.answer(token, example, Map.of("skip", "other", "note", "her own words"));

    assertThat(
            Worker.look(
                "select position('her own words'::bytea in note_ciphertext) from annotation where example_id = ?",
                UUID.fromString(example)))
        .isEqualTo("0");
  }

  @Test
  void one_sees_ones_own_answers_page_by_page() {
    Annotating d = Annotating.of(3, Map.of());
    String token = d.tenant().owner().token();
    List<String> examples = d.inHand(token, 3);
    examples.forEach(example -> d.answer(token, example, "joy"));

    Response first = TestTenant.as(token).get(d.path("/answers?limit=2"));
    Response second =
        TestTenant.as(token)
            .queryParam("after", first.jsonPath().getString("next"))
            .get(d.path("/answers"));

    assertThat(first.jsonPath().getList("items.example"))
        .containsExactly(examples.get(2), examples.get(1));
    assertThat(second.jsonPath().getList("items.example")).containsExactly(examples.get(0));
  }

  @Test
  void an_answer_that_the_task_does_not_have_is_refused_and_nothing_changes() {
    Annotating d = Annotating.of(1, Map.of());
    String token = d.tenant().owner().token();
    String example = d.inHand(token, 1).getFirst();

    assertProblem(d.answer(token, example, "rage"), 422).detail("unknown label");
    assertProblem(d.answer(token, example, Map.of("answer", Map.of("mood", "joy"))), 422)
        .detail("known are");
    assertProblem(d.answer(token, example, Map.of("answer", Map.of())), 422).detail("empty");
    assertProblem(d.answer(token, example, Map.of("answer", "joy")), 422).detail("object");
    assertProblem(d.answer(token, example, Map.of()), 422).detail("either");
    assertProblem(
            d.answer(token, example, Map.of("answer", Map.of("label", "joy"), "skip", "other")),
            422)
        .detail("either");
    assertProblem(d.answer(token, UUID.randomUUID().toString(), "joy"), 404);
    assertThat(d.progress().jsonPath().getInt("progress.answers")).isZero();
  }

  @Test
  void only_those_who_are_named_are_asked() {
    Annotating d = Annotating.of(1, Map.of());
    TestUser ling = d.tenant().add("annotator");
    TestUser kim = d.tenant().add("annotator");
    d.plan(Map.of("people", List.of(ling.email()))).then().statusCode(200);

    assertProblem(d.take(kim.token(), 1), 403);
    assertThat(d.inHand(ling.token(), 1)).hasSize(1);
    assertThat(d.progress().jsonPath().getList("people")).containsExactly(ling.email());
    assertProblem(d.plan(Map.of("people", List.of("nobody@example.org"))), 422).detail("people");
    assertThat(d.progress().jsonPath().getList("people")).containsExactly(ling.email());
  }

  @Test
  void a_closed_plan_hands_out_nothing() {
    Annotating d = Annotating.of(1, Map.of());
    d.plan(Map.of("open", false)).then().statusCode(200);

    assertProblem(d.take(d.tenant().owner().token(), 1), 409).detail("closed");
  }
}
