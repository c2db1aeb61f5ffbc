package dev.attune.api.testedtexts;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The texts behind the figures of a version. */
@QuarkusTest
class TestedTextsTest extends JudgedVersion {
  @Test
  void all_texts_of_the_test_are_listed_with_their_answers_the_greatest_loss_first() {
    JsonPath texts = texts("").jsonPath();

    assertThat(texts.getList("items.externalId")).containsExactly("b", "d", "c", "a");
    assertThat(texts.getMap("found"))
        .isEqualTo(Map.of("total", 4, "deleted", 0, "withheld", 0, "ranked", true));
    assertThat(texts.getString("items[0].example")).isEqualTo(examples.get(1));
    assertThat(texts.getString("items[0].text")).isEqualTo("rain");
    assertThat(texts.getString("items[0].gold.label")).isEqualTo("anger");
    assertThat(texts.getString("items[0].answer.label")).isEqualTo("joy");
    assertThat(texts.getBoolean("items[0].right")).isFalse();
    assertThat(texts.getDouble("items[0].loss")).isCloseTo(1.6, within(1e-6));
    assertThat(texts.getDouble("items[0].confidence")).isCloseTo(0.8, within(1e-6));
    assertThat(texts.getBoolean("items[0].present")).isTrue();
    assertThat(texts.getBoolean("items[0].changed")).isFalse();
    assertThat(texts.getString("items[0].annotation")).isNull();
  }

  @Test
  void a_cell_of_the_confusion_matrix_has_its_texts() {
    assertThat(found("?label=anger&answered=joy")).containsExactly("b");
    assertThat(found("?label=joy&answered=joy")).containsExactly("a");
    assertThat(found("?label=joy")).containsExactly("d", "a");
    assertThat(found("?answered=anger")).containsExactly("d", "c");
    assertThat(found("?outcome=wrong")).containsExactly("b", "d");
    assertThat(found("?outcome=right&label=anger")).containsExactly("c");
  }

  @Test
  void a_group_has_its_texts_whatever_tells_it_apart() {
    assertThat(found("?slice=1")).containsExactly("b", "c");
    assertThat(found("?slice=2")).containsExactly("d", "a");
    assertThat(found("?slice=3")).containsExactly("b", "c");
    assertThat(found("?slice=4")).containsExactly("c");
    assertThat(found("?slice=5")).containsExactly("b");
    assertThat(found("?slice=6")).containsExactly("a");
    assertThat(found("?slice=1&outcome=wrong")).containsExactly("b");
  }

  @Test
  void the_most_and_the_least_confident_answers_come_first_when_they_are_asked_for() {
    assertThat(found("?sort=most-confident")).containsExactly("a", "b", "c", "d");
    assertThat(found("?sort=least-confident")).containsExactly("d", "c", "b", "a");
  }

  @Test
  void pages_follow_one_another_and_leave_nothing_out() {
    List<String> all = new ArrayList<>();
    String after = "";
    do {
      JsonPath page = texts("?limit=1&outcome=wrong" + after).jsonPath();
      assertThat(page.getInt("found.total")).isEqualTo(2);
      all.addAll(page.getList("items.externalId"));
      after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
    } while (!after.isEmpty());

    assertThat(all).containsExactly("b", "d");
  }

  @Test
  void a_deleted_text_is_said_to_be_and_is_in_no_group_of_texts() {
    Worker.run("owner", id, "delete from example where id = ?", UUID.fromString(examples.get(1)));

    JsonPath texts = texts("?outcome=wrong").jsonPath();
    assertThat(texts.getInt("found.deleted")).isEqualTo(1);
    assertThat(texts.getString("items[0].text")).isNull();
    assertThat(texts.getBoolean("items[0].present")).isFalse();
    assertThat(texts.getString("items[0].answer.label")).isEqualTo("joy");
    assertThat(found("?slice=1")).containsExactly("c");
    assertThat(found("?slice=3")).containsExactly("c");
    assertThat(texts("?slice=5").jsonPath().getList("items")).hasSize(1);
  }

  @Test
  void a_data_set_that_is_gone_leaves_the_answers() {
    tenant.asOwner().delete(tenant.path("/datasets/" + dataset)).then().statusCode(204);

    JsonPath texts = texts("").jsonPath();
    assertThat(texts.getInt("found.deleted")).isEqualTo(4);
    assertThat(texts.getList("items.text")).containsOnlyNulls();
    assertThat(texts.getList("items.externalId")).containsOnlyNulls();
  }

  @Test
  void a_label_that_was_mended_since_is_shown_beside_the_one_of_the_test() {
    Worker.run(
        "owner",
        id,
        "update example set gold = '{\"label\": \"joy\"}' where id = ?",
        UUID.fromString(examples.get(1)));

    JsonPath texts = texts("?label=anger&answered=joy").jsonPath();
    assertThat(texts.getString("items[0].gold.label")).isEqualTo("anger");
    assertThat(texts.getBoolean("items[0].changed")).isTrue();
    assertThat(texts.getString("items[0].now.label")).isEqualTo("joy");
  }

  @Test
  void of_several_outputs_one_can_be_asked_for_or_all_together() {
    version(
        2,
        """
        {"type": "joint", "outputs": [{"name": "mood", "type": "single-label", "labels": ["joy", "anger"]},
                                      {"name": "way", "type": "single-label", "labels": ["said", "sung"]}]}
        """,
        List.of(
            both(0, "joy", "joy", true, 0.1, 0.9, "said", "sung", false, 1.2, 0.7),
            both(1, "joy", "anger", false, 2.0, 0.8, "said", "said", true, 0.2, 0.6)));

    JsonPath all = texts(2, "").jsonPath();
    assertThat(all.getList("items.externalId")).containsExactly("b", "a");
    assertThat(all.getList("items.right")).containsExactly(false, false);
    assertThat(all.getDouble("items[1].loss")).isCloseTo(1.2, within(1e-6));
    assertThat(all.getDouble("items[1].confidence")).isCloseTo(0.7, within(1e-6));
    assertThat(all.getString("items[0].answer.outputs.mood.label")).isEqualTo("anger");

    JsonPath one = texts(2, "?output=way&outcome=wrong").jsonPath();
    assertThat(one.getList("items.externalId")).containsExactly("a");
    assertThat(one.getString("items[0].answer.label")).isEqualTo("sung");
    assertThat(one.getDouble("items[0].loss")).isCloseTo(1.2, within(1e-6));
    assertThat(texts(2, "?output=mood&answered=anger").jsonPath().getList("items.externalId"))
        .containsExactly("b");
    assertProblem(texts(2, "?output=mood&label=said"), 400).field("label", "none of the labels");
    assertProblem(texts(2, "?output=tone"), 400).field("output", "none of the outputs");
  }

  @Test
  void what_is_not_there_or_makes_no_sense_is_refused() {
    assertProblem(texts("?label=grief"), 400).field("label", "none of the labels");
    assertProblem(texts("?answered=grief"), 400).field("answered", "none of the labels");
    assertProblem(texts("?outcome=maybe"), 400).field("outcome", "right, wrong");
    assertProblem(texts("?sort=length"), 400).field("sort", "must be one of");
    assertProblem(texts("?output=mood"), 400).field("output", "none of the outputs");
    assertProblem(texts("?limit=0"), 400).field("limit", "1 to 200");
    assertProblem(texts("?after=x"), 400).field("after", "is not the");
    assertProblem(texts("?slice=7"), 404).detail("no such slice");
    assertProblem(texts("?slice=x"), 404).detail("no such slice");
    assertProblem(texts(9, ""), 404).detail("no such version");
    assertProblem(
        TestTenant.create().asOwner().get(tenant.path("/models/mood/versions/1/tested-texts")),
        404);
  }
}
