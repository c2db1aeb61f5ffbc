package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GoldQuestionsTest {
  private static final int KNOWN = 8;

  private Annotating d;
  private TestUser ling;
  private Set<String> gold;

  /** Texts to be labelled, and eight that are known to be joy. */
  @BeforeEach
  void start() {
    d =
        Annotating.of(
            40, Map.of("gold", Map.of("share", 0.5, "least", 3, "bar", 0.7), "ordering", "random"));
    StringBuilder csv = new StringBuilder("text,label,id\n");
    for (int i = 0; i < KNOWN; i++) {
      csv.append("known ").append(i).append(",joy,k").append(i).append('\n');
    }
    d.tenant().uploadCsv(d.dataset(), csv.toString()).then().statusCode(200);
    ling = d.tenant().add("annotator");
    add(Map.of("draw", KNOWN));
    gold = new HashSet<>(questions().getList("items.example"));
  }

  @Test
  void they_come_among_the_rest_each_once_and_look_like_it() {
    List<String> handed = new ArrayList<>();
    int alone = 0;
    JsonPath work = d.take(ling.token(), 4).jsonPath();
    while (!work.getList("items").isEmpty()) {
      List<Map<String, ?>> items = work.getList("items");
      assertThat(items)
          .allSatisfy(item -> assertThat(item.keySet()).isEqualTo(items.getFirst().keySet()));
      String example = work.getString("items[0].example");
      handed.add(example);
      alone += gold.contains(example) && work.getList("items").size() == 1 ? 1 : 0;
      d.answer(ling.token(), example, "joy").then().statusCode(200);
      work = d.take(ling.token(), 4).jsonPath();
    }

    assertThat(handed).doesNotHaveDuplicates();
    assertThat(handed).filteredOn(gold::contains).isNotEmpty();
    assertThat(handed).filteredOn(example -> !gold.contains(example)).hasSize(40);
    assertThat(alone).isLessThanOrEqualTo(1);
    assertThat(questions().getList("items.correct", Integer.class).stream().mapToInt(n -> n).sum())
        .isEqualTo((int) handed.stream().filter(gold::contains).count());
  }

  @Test
  void what_waits_falls_with_every_answer_and_with_nothing_else() {
    String example;
    do {
      int before = toAnswer();
      example = d.inHand(ling.token(), 1).getFirst();
      assertThat(toAnswer()).isEqualTo(before);
      d.answer(ling.token(), example, "joy").then().statusCode(200);
      assertThat(toAnswer()).isEqualTo(before - 1);
    } while (!gold.contains(example));
  }

  private int toAnswer() {
    return TestTenant.as(ling.token())
        .get(d.tenant().path("/waiting-work"))
        .jsonPath()
        .getInt("items[0].toAnswer");
  }

  @Test
  void whoever_is_below_the_bar_is_paused_and_can_be_let_on() {
    answerUntilPaused("anger");

    JsonPath annotators = annotators();
    assertThat(annotators.getString("items[0].email")).isEqualTo(ling.email());
    assertThat(annotators.getInt("items[0].goldAnswers")).isEqualTo(3);
    assertThat(annotators.getInt("items[0].goldCorrect")).isZero();
    assertThat(annotators.getString("items[0].pausedAt")).isNotNull();
    assertProblem(d.take(ling.token(), 1), 409).detail("paused");
    assertThat(d.progress().jsonPath().getInt("progress.inHand")).isZero();

    JsonPath waiting = d.tenant().asOwner().get(d.tenant().path("/paused-annotators")).jsonPath();
    assertThat(waiting.getList("items.email")).containsExactly(ling.email());
    assertThat(waiting.getString("items[0].dataset")).isEqualTo(d.dataset());
    assertThat(waiting.getString("items[0].datasetName")).isEqualTo("feelings");
    assertThat(waiting.getInt("items[0].goldAnswers")).isEqualTo(3);
    assertThat(waiting.getInt("items[0].goldCorrect")).isZero();

    String pause = d.path("/annotators/" + annotators.getString("items[0].id") + "/pause");
    d.tenant().asOwner().delete(pause).then().statusCode(204);

    d.take(ling.token(), 1).then().statusCode(200);
    assertThat(
            d.tenant()
                .asOwner()
                .get(d.tenant().path("/paused-annotators"))
                .jsonPath()
                .getList("items"))
        .isEmpty();
    assertThat(annotators().getInt("items[0].goldAnswers")).isZero();
    assertProblem(d.tenant().asOwner().delete(pause), 404);
  }

  @Test
  void whoever_answers_with_care_is_not_paused() {
    for (int i = 0; i < 30; i++) {
      String example = d.inHand(ling.token(), 1).getFirst();
      d.answer(ling.token(), example, "joy").then().statusCode(200);
    }

    assertThat(annotators().getInt("items[0].goldAnswers")).isGreaterThanOrEqualTo(3);
    assertThat(annotators().getString("items[0].pausedAt")).isNull();
  }

  @Test
  void answers_to_them_change_no_label_and_no_figure_of_agreement() {
    answerUntilPaused("anger");

    for (String example : gold) {
      assertThat(d.gold(example)).isEqualTo("joy");
    }
    JsonPath agreement = d.tenant().asOwner().get(d.path("/agreement")).jsonPath();
    int ordinary = annotators().getInt("items[0].answers") - 3;
    assertThat(agreement.getInt("single")).isEqualTo(ordinary);
  }

  @Test
  void an_annotator_is_told_neither_which_they_are_nor_that_there_are_any() {
    JsonPath examples =
        TestTenant.as(ling.token())
            .get(d.tenant().path("/datasets/" + d.dataset() + "/examples?limit=100"))
            .jsonPath();
    JsonPath labelled =
        TestTenant.as(ling.token())
            .get(d.tenant().path("/datasets/" + d.dataset() + "/examples?status=labelled"))
            .jsonPath();
    JsonPath plan = TestTenant.as(ling.token()).get(d.path("")).jsonPath();

    assertThat(examples.getList("items")).hasSize(48);
    assertThat(new HashSet<>(examples.getList("items.status"))).containsExactly("unlabelled");
    assertThat(labelled.getList("items")).isEmpty();
    assertThat(plan.getMap("gold")).isNull();
    assertThat(plan.getInt("progress.open")).isEqualTo(48);
    assertProblem(TestTenant.as(ling.token()).get(d.path("/gold-questions")), 403);
  }

  @Test
  void one_is_made_of_an_unlabelled_example_with_its_answer_and_unmade() {
    String example =
        d.tenant()
            .asOwner()
            .get(d.tenant().path("/datasets/" + d.dataset() + "/examples?status=unlabelled"))
            .path("items[0].id");
    String question = d.path("/gold-questions/" + example);

    assertProblem(d.tenant().sending(Map.of()).put(question), 422).field("answer", "no label");
    d.tenant()
        .sending(Map.of("answer", Map.of("label", "anger")))
        .put(question)
        .then()
        .statusCode(200);
    assertThat(d.gold(example)).isEqualTo("anger");
    assertProblem(
        d.tenant()
            .sending(Map.of("answer", Map.of("label", "joy")))
            .put(d.path("/examples/" + example + "/decision")),
        409);

    d.tenant().asOwner().delete(question).then().statusCode(204);

    assertThat(d.gold(example)).isEqualTo("anger");
    assertThat(d.shown(example).jsonPath().getString("status")).isEqualTo("decided");
    assertProblem(d.tenant().asOwner().delete(question), 404);
  }

  @Test
  void those_of_an_upload_are_named_by_its_ids() {
    d.tenant()
        .uploadCsv(d.dataset(), "text,label,id\nmore,anger,m1\nmuch more,anger,m2\n")
        .then()
        .statusCode(200);

    assertThat(add(Map.of("externalIds", List.of("m1", "k1", "nobody")))).isEqualTo(1);
    assertThat(questions().getList("items.externalId")).contains("m1").doesNotContain("m2");
    assertProblem(d.tenant().sending(Map.of()).post(d.path("/gold-questions")), 422).detail("draw");
  }

  private void answerUntilPaused(String label) {
    for (int i = 0; i < 60; i++) {
      var work = d.take(ling.token(), 1);
      if (work.statusCode() == 409) {
        return;
      }
      d.answer(ling.token(), work.path("items[0].example"), label).then().statusCode(200);
    }
    throw new AssertionError("Nobody was paused.");
  }

  private int add(Map<String, ?> wanted) {
    return d.tenant()
        .sending(wanted)
        .post(d.path("/gold-questions"))
        .then()
        .statusCode(200)
        .extract()
        .path("added");
  }

  private JsonPath questions() {
    return d.tenant().asOwner().get(d.path("/gold-questions?limit=100")).jsonPath();
  }

  private JsonPath annotators() {
    return d.tenant().asOwner().get(d.path("/annotators")).jsonPath();
  }
}
