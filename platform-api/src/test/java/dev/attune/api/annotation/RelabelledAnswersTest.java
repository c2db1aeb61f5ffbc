package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.RenamedMeanwhile;
import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of people's answers when labels change. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
class RelabelledAnswersTest {
  private static final String[] LABELS = {"joy", "anger", "rage"};

  private Annotating d;
  private TestUser ling;
  private TestUser kim;

  private List<String> start(int texts, Map<String, ?> plan) {
    d = Annotating.of(texts, plan, LABELS);
    ling = d.tenant().add("annotator");
    kim = d.tenant().add("annotator");
    List<String> examples = d.inHand(ling.token(), texts);
    d.inHand(kim.token(), texts);
    return examples;
  }

  private JsonPath history(String example) {
    return d.tenant().asOwner().get(d.path("/examples/" + example + "/history")).jsonPath();
  }

  @Test
  void answers_decisions_and_gold_have_the_new_name_and_the_history_tells_both() {
    String example = start(1, Map.of()).getFirst();
    d.answer(ling.token(), example, "rage").then().statusCode(200);

    d.relabel(Map.of("action", "rename", "label", "rage", "to", "fury")).then().statusCode(200);

    JsonPath item = d.shown(example).jsonPath();
    assertThat(d.gold(example)).isEqualTo("fury");
    assertThat(item.getString("answers[0].answer.label")).isEqualTo("fury");
    assertThat(item.getString("decision.label")).isEqualTo("fury");
    assertThat(history(example).getList("items.action"))
        .containsExactly("answer", "settle", "labels");
    assertThat(history(example).getString("items[0].answer.label")).isEqualTo("rage");
    assertThat(history(example).getString("items[2].labels.to")).isEqualTo("fury");
  }

  @Test
  void a_change_of_other_labels_is_no_part_of_an_items_history() {
    String example = start(1, Map.of()).getFirst();
    d.answer(ling.token(), example, "joy").then().statusCode(200);

    d.relabel(Map.of("action", "merge", "label", "rage", "to", "anger"));

    assertThat(history(example).getList("items.action")).containsExactly("answer", "settle");
  }

  @Test
  void a_merge_settles_what_people_disagreed_on_for_its_labels_alone() {
    List<String> examples = start(2, Map.of("annotators", 2));
    d.answer(ling.token(), examples.get(0), "anger").then().statusCode(200);
    d.answer(kim.token(), examples.get(0), "rage").then().statusCode(200);
    d.answer(ling.token(), examples.get(1), "joy").then().statusCode(200);
    d.answer(kim.token(), examples.get(1), "rage").then().statusCode(200);

    d.relabel(Map.of("action", "merge", "label", "rage", "to", "anger")).then().statusCode(200);

    assertThat(d.gold(examples.get(0))).isEqualTo("anger");
    assertThat(d.gold(examples.get(1))).isNull();
    assertThat(d.shown(examples.get(1)).jsonPath().getString("status")).isEqualTo("review");
  }

  @Test
  void discarded_answers_are_asked_for_again() {
    List<String> examples = start(2, Map.of("annotators", 2));
    for (TestUser annotator : List.of(ling, kim)) {
      d.answer(annotator.token(), examples.get(0), "rage").then().statusCode(200);
    }
    d.answer(ling.token(), examples.get(1), "joy").then().statusCode(200);
    d.answer(kim.token(), examples.get(1), "rage").then().statusCode(200);

    JsonPath made =
        d.relabel(Map.of("action", "delete", "label", "rage", "answers", "discard")).jsonPath();

    assertThat(made.getInt("examples")).isEqualTo(1);
    assertThat(made.getInt("annotations")).isEqualTo(3);
    assertThat(d.gold(examples.get(0))).isNull();
    assertThat(d.inHand(ling.token(), 9)).containsExactly(examples.get(0));
    assertThat(d.inHand(kim.token(), 9)).containsExactlyElementsOf(examples);
    d.answer(kim.token(), examples.get(1), "joy").then().statusCode(200);
    assertThat(d.gold(examples.get(1))).isEqualTo("joy");
  }

  @Test
  void a_label_that_a_model_suggested_and_nobody_gave_can_be_deleted() {
    String example = start(1, Map.of()).getFirst();
    d.answer(ling.token(), example, "joy").then().statusCode(200);
    Worker.run(
        "owner",
        Worker.tenantId(d.tenant().slug()),
        "update annotation set suggestion = '{\"label\": \"rage\"}', suggestion_use = 'withheld' where example_id = ?",
        UUID.fromString(example));

    d.relabel(Map.of("action", "delete", "label", "rage")).then().statusCode(200);
    assertThat(d.gold(example)).isEqualTo("joy");
  }

  @Test
  void uploaded_labels_that_are_discarded_are_asked_about_too() {
    start(1, Map.of());
    d.tenant().uploadCsv(d.dataset(), "text,label\nknown,rage\n").then().statusCode(200);

    d.relabel(Map.of("action", "delete", "label", "rage", "answers", "discard"));

    assertThat(d.take(kim.token(), 9).jsonPath().getList("items.text")).containsExactly("known");
  }

  @Test
  void an_answer_to_a_gold_question_that_a_merge_makes_right_counts_as_right() {
    String example = start(1, Map.of("annotators", 2)).getFirst();
    d.tenant()
        .sending(Map.of("answer", Map.of("label", "anger")))
        .put(d.path("/gold-questions/" + example))
        .then()
        .statusCode(200);
    d.answer(ling.token(), example, "rage").then().statusCode(200);
    assertThat(right()).isZero();

    d.relabel(Map.of("action", "merge", "label", "rage", "to", "anger")).then().statusCode(200);

    assertThat(right()).isEqualTo(1);
  }

  private int right() {
    return d.tenant()
        .asOwner()
        .get(d.path("/annotators"))
        .jsonPath()
        .getInt("items[0].goldCorrect");
  }

  @Test
  void an_answer_whose_author_saw_other_labels_is_refused_even_if_its_name_is_known() {
    String example = start(1, Map.of()).getFirst();
    assertProblem(answer(example, "joy", "yesterday"), 422).field("labelsSeen", "id of a change");
    answer(example, "joy", "").then().statusCode(200);

    d.relabel(Map.of("action", "rename", "label", "joy", "to", "bliss"));
    String newest = d.relabel(Map.of("action", "rename", "label", "rage", "to", "joy")).path("id");

    assertProblem(answer(example, "joy", ""), 409).detail("changed meanwhile");
    assertProblem(answer(example, "joy", UUID.randomUUID().toString()), 409);
    answer(example, "joy", newest).then().statusCode(200);
    d.answer(ling.token(), example, "bliss").then().statusCode(200);
  }

  private Response answer(String example, String label, String labelsSeen) {
    return d.answer(
        ling.token(), example, Map.of("answer", Map.of("label", label), "labelsSeen", labelsSeen));
  }

  @Test
  void an_answer_and_an_upload_that_waited_for_a_rename_are_held_against_the_new_names()
      throws Exception {
    String example = start(1, Map.of()).getFirst();
    RenamedMeanwhile rename = new RenamedMeanwhile(d.dataset(), "\"rage\"", "\"fury\"");

    assertProblem(rename.during(() -> d.answer(ling.token(), example, "rage")), 422)
        .detail("unknown label");
    rename = new RenamedMeanwhile(d.dataset(), "\"anger\"", "\"ire\"");
    assertProblem(
            rename.during(() -> d.tenant().uploadCsv(d.dataset(), "text,label\nlate,anger\n")), 422)
        .line(2, "unknown label");
    assertThat(d.gold(example)).isNull();
  }
}
