package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happened to an item is told in full, and what became of what was sent back. */
@QuarkusTest
class HistoryTest extends AskedPair {
  @Test
  void it_tells_why_something_was_skipped_what_was_noted_and_what_was_flagged() {
    d.answer(
            ling.token(), example, Map.of("skip", "unclear", "note", "her own words", "flag", true))
        .then()
        .statusCode(200);
    d.answer(kim.token(), example, "rage").then().statusCode(200);
    d.tenant()
        .sending(Map.of("annotator", kim.email(), "note", "Really?"))
        .post(d.path("/examples/" + example + "/return"))
        .then()
        .statusCode(200);

    JsonPath history = history();
    assertThat(history.getList("items.action")).containsExactly("skip", "answer", "return");
    assertThat(history.getList("items.skip")).containsExactly("unclear", null, null);
    assertThat(history.getList("items.flag")).containsExactly(true, false, null);
    assertThat(history.getList("items.note")).containsExactly("her own words", null, "Really?");
    assertThat(history.getList("items.to")).containsExactly(null, null, kim.email());
    assertThat(history.getList("items.restorable")).containsExactly(false, true, false);
    assertThat(
            Worker.look(
                """
                select count(*) from annotation_event
                 where example_id = ? and note_ciphertext is not null
                   and position('her own words'::bytea in note_ciphertext) + position('Really?'::bytea in note_ciphertext) = 0
                """,
                UUID.fromString(example)))
        .isEqualTo("2");
  }

  @Test
  void events_of_before_reasons_were_kept_are_told_without_them() {
    Worker.run(
        "owner",
        Worker.tenantId(d.tenant().slug()),
        "insert into annotation_event (dataset_id, example_id, action, at) select dataset_id, example_id, 'skip', now()"
            + " from annotation_item where example_id = ?",
        UUID.fromString(example));

    assertThat(history().getList("items.action")).containsExactly("skip");
    assertThat(history().getString("items[0].skip")).isNull();
    assertThat(history().getMap("items[0]").get("flag")).isNull();
  }

  @Test
  void what_came_of_an_answer_that_was_sent_back_is_listed_until_a_reviewer_decides() {
    disagree();
    d.tenant()
        .sending(Map.of("annotator", kim.email(), "note", "Really?"))
        .post(d.path("/examples/" + example + "/return"));

    assertThat(returned().getList("items.example")).containsExactly(example);
    assertThat(returned().getBoolean("items[0].returns[0].waiting")).isTrue();
    assertThat(returned().getString("items[0].returns[0].annotator")).isEqualTo(kim.email());
    assertThat(returned().getString("items[0].returns[0].by"))
        .isEqualTo(d.tenant().owner().email());

    d.answer(kim.token(), example, "anger").then().statusCode(200);

    assertThat(returned().getBoolean("items[0].returns[0].waiting")).isFalse();
    assertThat(returned().getString("items[0].returns[0].before.label")).isEqualTo("rage");
    assertThat(returned().getString("items[0].returns[0].note")).isEqualTo("Really?");
    assertThat(returned().getString("items[0].answers[1].answer.label")).isEqualTo("anger");
    decide("anger");
    assertThat(returned().getList("items")).isEmpty();
    assertThat(d.shown(example).jsonPath().getList("returns")).hasSize(1);
  }

  @Test
  void a_decision_of_who_saw_other_labels_is_refused() {
    disagree();
    String newest = d.relabel(Map.of("action", "rename", "label", "joy", "to", "bliss")).path("id");

    assertProblem(decide("anger", ""), 409).detail("changed meanwhile");
    assertProblem(decide("anger", "yesterday"), 422).field("labelsSeen", "id of a change");
    decide("anger", newest).then().statusCode(200);
  }
}
