package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The texts from which the newest model would learn most. */
@QuarkusTest
class SuggestedTextsTest {
  private static JsonPath list(Suggested d, String query) {
    return d.trained()
        .tenant()
        .asOwner()
        .get(d.annotating().path("/suggestions/texts" + query))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void those_of_which_the_model_is_the_least_sure_come_first_page_by_page() {
    Suggested d = Suggested.of(25, Map.of());
    d.suggest();

    List<Double> unsure = new ArrayList<>();
    List<String> examples = new ArrayList<>();
    String after = "";
    do {
      JsonPath page = list(d, "?limit=10" + after);
      unsure.addAll(page.getList("items.uncertainty", Double.class));
      examples.addAll(page.getList("items.example"));
      after = page.get("next") == null ? "" : "&after=" + page.getString("next");
    } while (!after.isEmpty());

    assertThat(unsure).hasSize(25).isSortedAccordingTo((one, other) -> Double.compare(other, one));
    assertThat(examples).doesNotHaveDuplicates();
    JsonPath first = list(d, "?limit=1");
    assertThat(first.getMap("items[0].answer")).isEqualTo(Map.of("label", "joy"));
    assertThat(first.getString("items[0].text")).isNotBlank();
    assertThat(list(d, "?order=diversity").getList("items.diversity", Integer.class)).isSorted();
  }

  @Test
  void texts_of_one_uncertainty_are_each_listed_once() {
    Suggested d = Suggested.of(7, Map.of());
    d.suggest();
    Worker.run(d.trained().id(), "update suggestion set uncertainty = 0.3, diversity = null");

    List<String> examples = new ArrayList<>();
    for (String order : List.of("uncertainty", "diversity")) {
      examples.clear();
      String after = "";
      do {
        JsonPath page = list(d, "?limit=3&order=" + order + after);
        examples.addAll(page.getList("items.example"));
        after = page.get("next") == null ? "" : "&after=" + page.getString("next");
      } while (!after.isEmpty());
      assertThat(examples).hasSize(7).doesNotHaveDuplicates();
    }
  }

  @Test
  void what_somebody_has_labelled_is_no_longer_listed() {
    Suggested d = Suggested.of(3, Map.of("annotators", 1, "goldRule", "majority"));
    d.suggest();
    var ling = d.trained().tenant().add("annotator");
    String example = d.annotating().inHand(ling.token(), 1).getFirst();
    d.annotating().answer(ling.token(), example, "anger").then().statusCode(200);

    assertThat(list(d, "").getList("items.example")).hasSize(2).doesNotContain(example);
  }

  @Test
  void auditors_see_which_and_not_what_and_a_task_that_changed_has_none() {
    Suggested d = Suggested.of(3, Map.of());
    d.suggest();
    String path = d.annotating().path("/suggestions/texts");
    var auditor = d.trained().tenant().add("auditor");

    JsonPath seen = TestTenant.as(auditor.token()).get(path).jsonPath();
    assertThat(seen.getList("items.text")).containsOnlyNulls().hasSize(3);
    assertProblem(TestTenant.as(d.trained().tenant().add("annotator").token()).get(path), 403);

    d.trained()
        .tenant()
        .sending(
            Map.of(
                "task", Map.of("type", "single-label", "labels", List.of("joy", "anger", "fear"))))
        .patch(d.trained().tenant().path("/datasets/" + d.trained().dataset()))
        .then()
        .statusCode(200);
    assertThat(list(d, "").getList("items")).isEmpty();
  }

  @Test
  void an_order_that_is_none_and_another_lists_cursor_are_refused() {
    Suggested d = Suggested.of(1, Map.of());

    for (String wrong : List.of("?order=length", "?after=MTI", "?after=%2B%2B")) {
      assertProblem(
          d.trained().tenant().asOwner().get(d.annotating().path("/suggestions/texts" + wrong)),
          400);
    }
  }
}
