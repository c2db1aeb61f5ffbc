package dev.attune.api.uploadedanswers;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The names of those who answered elsewhere are changed, united and forgotten. */
@QuarkusTest
class UploadedAnnotatorsTest extends UploadedPeople {
  @Test
  void they_are_listed_with_their_answers_page_by_page() {
    jsonl(
            row("a", said("ann", "joy"), said("bo", "anger"))
                + row(
                    "b",
                    "{\"by\": \"ann\", \"at\": \"2026-03-02T09:30:00Z\", \"skipped\": \"unclear\"}"))
        .then()
        .statusCode(200);

    JsonPath first = annotators("?limit=1");
    assertThat(first.getList("items.name")).containsExactly("ann");
    assertThat(first.getInt("items[0].answers")).isEqualTo(2);
    assertThat(first.getString("items[0].firstAt")).isEqualTo("2026-03-02T09:30:00Z");
    assertThat(first.getString("items[0].lastAt")).isGreaterThan("2026-03-03");
    JsonPath second = annotators("?limit=1&after=" + first.getString("next"));
    assertThat(second.getList("items.name")).containsExactly("bo");
    assertThat(second.getString("next")).isNull();
  }

  @Test
  void a_new_name_is_everywhere_and_the_old_one_nowhere() {
    jsonl(row("a", said("ann@example.org", "joy"), said("bo", "anger"))).then().statusCode(200);

    Response renamed = rename("ann@example.org", "  worker 1 ");

    assertThat(renamed.statusCode()).isEqualTo(200);
    assertThat(renamed.jsonPath().getString("name")).isEqualTo("worker 1");
    assertThat(exported()).contains("worker 1").doesNotContain("ann@");
    assertThat(items("review").getList("items[0].answers.annotator"))
        .containsExactly("worker 1", "bo");
    assertThat(history()).contains("worker 1").doesNotContain("ann@");
    assertThat(tenant.asOwner().get(tenant.path("/audit-log")).asString())
        .contains("annotation.annotator-rename")
        .doesNotContain("ann@")
        .doesNotContain("worker 1");
    jsonl(row("b", said("worker 1", "joy"), said("ann@example.org", "joy"))).then().statusCode(200);
    assertThat(annotators("").getList("items.name"))
        .containsExactly("worker 1", "bo", "ann@example.org");
    assertThat(annotators("").getList("items.answers")).containsExactly(2, 1, 1);
  }

  @Test
  void two_spellings_become_one_person_unless_both_answered_the_same_text() {
    jsonl(
            row("a", said("Ann", "joy"), said("bo", "anger"))
                + row("b", said("ann ", "joy"), said("bo", "anger"))
                + row("c", said("cy", "joy"), said("bo", "anger")))
        .then()
        .statusCode(200);
    String ann = id("ann");
    Response asked =
        tenant
            .sending(Map.of("name", "ann", "unite", false))
            .patch(path("/uploaded-annotators/" + id("Ann")));
    assertProblem(asked, 409);
    assertThat(annotators("").getList("items.name")).contains("Ann", "ann");

    Response united = rename("Ann", "ann");

    assertThat(united.statusCode()).isEqualTo(200);
    assertThat(united.jsonPath().getString("id")).isEqualTo(ann);
    assertThat(united.jsonPath().getInt("answers")).isEqualTo(2);
    assertThat(annotators("").getList("items.name")).containsExactly("bo", "ann", "cy");
    assertThat(exported()).doesNotContain("Ann");

    Response refused = rename("cy", "bo");

    assertProblem(refused, 409);
    assertThat(refused.jsonPath().getString("detail")).contains("1 of the same texts");
    assertThat(annotators("").getList("items.name")).containsExactly("bo", "ann", "cy");
  }

  @Test
  void a_name_is_forgotten_and_the_answers_stay() {
    jsonl(row("a", said("ann@example.org", "joy"), said("bo", "anger"))).then().statusCode(200);

    forget(id("ann@example.org")).then().statusCode(204);

    assertThat(annotators("").getList("items.name")).containsExactly("bo");
    assertThat(exported()).doesNotContain("ann@").contains("anger");
    assertThat(items("review").getList("items[0].answers.annotator")).containsExactly(null, "bo");
    assertThat(agreement().getInt("examples")).isEqualTo(1);
    assertThat(
            Worker.look(
                "select count(*) from uploaded_annotator where dataset_id = ?",
                UUID.fromString(dataset)))
        .isEqualTo("1");
  }

  @Test
  void a_bad_name_changes_nothing() {
    jsonl(row("a", said("ann", "joy"))).then().statusCode(200);

    for (String bad : new String[] {" ", "\u3000", "x".repeat(201), "a\u0007b"}) {
      Response refused = rename("ann", bad);
      assertProblem(refused, 422);
      assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo("name");
    }

    assertThat(annotators("").getList("items.name")).containsExactly("ann");
    assertProblem(forget(UUID.randomUUID().toString()), 404);
  }

  private JsonPath annotators(String query) {
    return tenant.asOwner().get(path("/uploaded-annotators" + query)).jsonPath();
  }

  private String id(String name) {
    return annotators("").getString("items.find { it.name == '" + name + "' }.id");
  }

  private Response rename(String from, String to) {
    return tenant.sending(Map.of("name", to)).patch(path("/uploaded-annotators/" + id(from)));
  }

  private Response forget(String id) {
    return tenant.asOwner().delete(path("/uploaded-annotators/" + id));
  }

  private String history() {
    String example = items("review").getString("items[0].example");
    return tenant.asOwner().get(path("/examples/" + example + "/history")).asString()
        + tenant.asOwner().get(path("/examples/" + example)).asString();
  }
}
