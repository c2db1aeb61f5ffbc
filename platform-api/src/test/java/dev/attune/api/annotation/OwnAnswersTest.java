package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Annotators see where they were corrected, and nothing that would let them agree afterwards. */
@QuarkusTest
class OwnAnswersTest {
  private static JsonPath own(Annotating d, TestUser person, String query) {
    return TestTenant.as(person.token())
        .get(d.path("/answers" + query))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void decide(Annotating d, String example, String label) {
    d.tenant()
        .sending(Map.of("answer", Map.of("label", label)))
        .put(d.path("/examples/" + example + "/decision"))
        .then()
        .statusCode(200);
  }

  @Test
  void what_a_person_decided_is_shown_to_those_who_answered() {
    Annotating d = Annotating.of(3, Map.of("annotators", 2, "annotatorsMax", 2));
    TestUser ling = d.tenant().add("annotator");
    TestUser kim = d.tenant().add("annotator");
    List<String> texts = d.inHand(ling.token(), 3);
    d.inHand(kim.token(), 3);
    for (String text : texts) {
      d.answer(ling.token(), text, "joy").then().statusCode(200);
    }
    d.answer(kim.token(), texts.get(0), "anger").then().statusCode(200);
    d.answer(kim.token(), texts.get(1), "anger").then().statusCode(200);
    d.answer(kim.token(), texts.get(2), "joy").then().statusCode(200);
    decide(d, texts.get(0), "anger");
    decide(d, texts.get(1), "joy");

    JsonPath lings = own(d, ling, "");
    assertThat(lings.getList("items.text")).containsExactly("text 2", "text 1", "text 0");
    assertThat(lings.getMap("items[0]").get("decision")).as("what a rule decided").isNull();
    assertThat(lings.getString("items[1].decision.label")).isEqualTo("joy");
    assertThat(lings.getString("items[2].decision.label")).isEqualTo("anger");
    assertThat(lings.getList("items.corrected")).containsExactly(false, false, true);
    assertThat(lings.getList("items.answer.label")).containsExactly("joy", "joy", "joy");
    assertThat(own(d, ling, "?corrected=true").getList("items.example"))
        .containsExactly(texts.get(0));
    assertThat(own(d, kim, "?corrected=true").getList("items.example"))
        .containsExactly(texts.get(1));
    assertThat(own(d, ling, "?limit=1&after=" + own(d, ling, "?limit=1").getString("next")))
        .extracting(page -> page.getList("items.text"))
        .isEqualTo(List.of("text 1"));
    assertProblem(TestTenant.as(ling.token()).get(d.path("/answers?corrected=yes")), 400);
  }

  @Test
  void a_gold_question_looks_like_any_other() {
    Annotating d = Annotating.of(1, Map.of());
    TestUser ling = d.tenant().add("annotator");
    String text = d.inHand(ling.token(), 1).getFirst();
    d.answer(ling.token(), text, "joy").then().statusCode(200);
    decide(d, text, "anger");
    assertThat(own(d, ling, "").getBoolean("items[0].corrected")).isTrue();

    d.tenant()
        .sending(Map.of("answer", Map.of("label", "anger")))
        .put(d.path("/gold-questions/" + text))
        .then()
        .statusCode(200);

    assertThat(own(d, ling, "").getBoolean("items[0].corrected")).isFalse();
    assertThat(own(d, ling, "").getMap("items[0]").get("decision")).isNull();
  }
}
