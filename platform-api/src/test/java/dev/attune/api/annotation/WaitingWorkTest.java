package dev.attune.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WaitingWorkTest {

  @Test
  void texts_wait_for_everybody_who_could_be_handed_them() {
    Annotating d = Annotating.of(3, Map.of());
    TestUser ling = d.tenant().add("annotator");
    TestUser kim = d.tenant().add("annotator");
    String mine = d.inHand(ling.token(), 1).getFirst();

    assertThat(toAnswer(d, ling)).isEqualTo(3);
    assertThat(toAnswer(d, kim)).isEqualTo(2);

    d.answer(ling.token(), mine, "joy").then().statusCode(200);
    assertThat(toAnswer(d, ling)).isEqualTo(2);
    assertThat(waiting(d, ling).getString("items[0].datasetName")).isEqualTo("feelings");
    assertThat(waiting(d, ling).getString("items[0].dataset")).isEqualTo(d.dataset());
  }

  @Test
  void nothing_waits_where_others_are_asked_or_nobody_is() {
    Annotating d = Annotating.of(1, Map.of());
    TestUser ling = d.tenant().add("annotator");
    TestUser kim = d.tenant().add("annotator");

    d.plan(Map.of("people", List.of(kim.email()))).then().statusCode(200);
    assertThat(waiting(d, ling).getList("items")).isEmpty();
    assertThat(toAnswer(d, kim)).isEqualTo(1);

    d.plan(Map.of("open", false)).then().statusCode(200);
    assertThat(waiting(d, kim).getList("items")).isEmpty();
  }

  @Test
  void answers_that_come_back_wait_for_their_author_and_disagreements_for_who_decides() {
    Annotating d = Annotating.of(1, Map.of("annotators", 2));
    TestUser ling = d.tenant().add("annotator");
    TestUser kim = d.tenant().add("annotator");
    String example = d.inHand(ling.token(), 1).getFirst();
    d.inHand(kim.token(), 1);
    d.answer(ling.token(), example, "joy").then().statusCode(200);
    d.answer(kim.token(), example, "anger").then().statusCode(200);

    JsonPath owner = d.tenant().asOwner().get(path(d)).jsonPath();
    assertThat(owner.getInt("items[0].toDecide")).isEqualTo(1);
    assertThat(waiting(d, ling).getList("items")).isEmpty();

    d.tenant()
        .sending(Map.of("annotator", kim.email(), "note", "Really?"))
        .post(d.path("/examples/" + example + "/return"))
        .then()
        .statusCode(200);
    assertThat(waiting(d, kim).getInt("items[0].returned")).isEqualTo(1);
    assertThat(waiting(d, kim).getInt("items[0].toDecide")).isZero();
    assertThat(waiting(d, ling).getList("items")).isEmpty();
  }

  private static int toAnswer(Annotating d, TestUser person) {
    return waiting(d, person).getInt("items[0].toAnswer");
  }

  private static JsonPath waiting(Annotating d, TestUser person) {
    return TestTenant.as(person.token()).get(path(d)).jsonPath();
  }

  private static String path(Annotating d) {
    return d.tenant().path("/waiting-work");
  }
}
