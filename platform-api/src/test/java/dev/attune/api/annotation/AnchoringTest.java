package dev.attune.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whether people say what they see suggested. */
@QuarkusTest
class AnchoringTest {
  @Test
  void people_who_follow_what_they_see_are_found_out() {
    Suggested d = Suggested.with(120, "half");
    TestUser ling = d.trained().tenant().add("annotator");
    assertThat(anchoring(d).getString("meaning.key")).isEqualTo("agreement.anchoring.not-enough");

    answer(d, ling, 120, item -> item.get("suggestion") == null ? "anger" : "joy");

    JsonPath found = anchoring(d);
    assertThat(found.getInt("strata")).isEqualTo(1);
    assertThat(found.getString("meaning.key")).isEqualTo("agreement.anchoring.followed");
    assertThat(found.getInt("shown.answers") + found.getInt("withheld.answers")).isEqualTo(120);
    assertThat(found.getInt("shown.same")).isEqualTo(found.getInt("shown.answers"));
    assertThat(found.getInt("withheld.same")).isZero();
    assertThat(found.getDouble("difference.value")).isEqualTo(1.0);
    assertThat(found.getDouble("difference.low")).isBetween(0.7, 0.99);
  }

  /** At first nobody says joy, then everybody does, and fewer people see that it is suggested. */
  @Test
  void answers_are_compared_with_those_that_the_same_chance_divided() {
    Suggested d = Suggested.with(140, "half");
    TestUser ling = d.trained().tenant().add("annotator");
    answer(d, ling, 80, item -> "anger");
    Map<String, ?> plan =
        Map.of("suggestions", "half", "gold", Map.of("share", 0.4, "least", 200, "bar", 0.1));
    d.annotating().plan(plan).then().statusCode(200);
    answer(d, ling, 60, item -> "joy");

    JsonPath found = anchoring(d);

    assertThat(found.getInt("strata")).isEqualTo(2);
    assertThat(found.getDouble("difference.value")).isCloseTo(0, within(1e-6));
    assertThat(found.getDouble("shown.share"))
        .isCloseTo(found.getDouble("withheld.share"), within(1e-6));
    assertThat(found.getString("meaning.key")).isEqualTo("agreement.anchoring.uncertain");
  }

  @Test
  void the_chance_of_seeing_it_is_kept_with_the_answer_over_undo() {
    Suggested d = Suggested.with(1, "shown");
    TestUser ling = d.trained().tenant().add("annotator");
    String example = d.annotating().inHand(ling.token(), 1).getFirst();
    d.annotating().answer(ling.token(), example, "anger").then().statusCode(200);
    d.annotating().withdraw(ling.token(), example).then().statusCode(204);
    d.annotating().plan(Map.of("suggestions", "half")).then().statusCode(200);
    d.annotating().answer(ling.token(), example, "joy").then().statusCode(200);

    assertThat(
            d.look(
                "select round(shown_share::numeric, 6) = 0.9 from annotation where dataset_id = ?"))
        .isIn("t", "true");
  }

  private static void answer(
      Suggested d, TestUser person, int texts, Function<Map<String, Object>, String> label) {
    for (int answered = 0; answered < texts; answered += 20) {
      JsonPath work = d.annotating().take(person.token(), 20).jsonPath();
      for (Map<String, Object> item : work.<Map<String, Object>>getList("items")) {
        d.annotating()
            .answer(person.token(), String.valueOf(item.get("example")), label.apply(item))
            .then()
            .statusCode(200);
      }
    }
  }

  private static JsonPath anchoring(Suggested d) {
    return d.trained().tenant().asOwner().get(d.annotating().path("/anchoring")).jsonPath();
  }
}
