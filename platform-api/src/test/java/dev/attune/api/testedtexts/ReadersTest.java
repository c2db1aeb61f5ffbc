package dev.attune.api.testedtexts;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may see which of the texts that a version was tested on. */
@QuarkusTest
class ReadersTest extends JudgedVersion {
  @Test
  void annotators_do_not_see_what_people_are_asked_about() {
    review(examples.get(1));
    JsonPath owners = texts("?outcome=wrong").jsonPath();
    assertThat(owners.getString("items[0].annotation")).isEqualTo("review");
    assertThat(owners.getBoolean("items[0].changed")).isTrue();

    String annotator = tenant.add("annotator").token();
    JsonPath texts = texts(annotator, "?outcome=wrong").jsonPath();
    assertThat(texts.getList("items.externalId")).containsExactly("d");
    assertThat(texts.getString("items[0].text")).isEqualTo("warm bread and butter");
    assertThat(texts.getInt("found.total")).isEqualTo(1);
    assertThat(texts.getInt("found.withheld")).isEqualTo(1);
    assertThat(texts(annotator, "?slice=1").jsonPath().getList("items.externalId"))
        .containsExactly("c");
  }

  @Test
  void nor_what_would_have_been_right_among_the_worst_mistakes() {
    Worker.run(
        "owner",
        id,
        "update model_version set metrics = metrics || ?::jsonb",
        "{\"mistakes\": [{\"example\": \"%s\", \"gold\": \"anger\"}, {\"example\": \"%s\", \"gold\": \"joy\"}]}"
            .formatted(examples.get(1), examples.get(3)));
    review(examples.get(1));
    String annotator = tenant.add("annotator").token();

    assertThat(mistakes(annotator)).containsExactly(examples.get(3));
    assertThat(mistakes(tenant.owner().token())).containsExactly(examples.get(1), examples.get(3));
  }

  @Test
  void auditors_see_answers_and_neither_texts_nor_who_is_in_a_group_of_them() {
    String auditor = tenant.add("auditor").token();
    Response seen = texts(auditor, "");

    assertThat(seen.jsonPath().getList("items")).hasSize(4);
    assertThat(seen.jsonPath().getList("items.text")).containsOnlyNulls();
    assertThat(seen.asString()).doesNotContain("rain").doesNotContain("phone");
    assertThat(texts(auditor, "?slice=2").jsonPath().getList("items")).hasSize(2);
    assertThat(texts(auditor, "?slice=3").jsonPath().getList("items")).hasSize(2);
    assertProblem(texts(auditor, "?slice=1"), 403).detail("no metadata");
    assertProblem(texts(auditor, "?slice=4"), 403).detail("no texts");
  }

  private List<String> mistakes(String token) {
    return TestTenant.as(token)
        .get(tenant.path("/models/mood/versions/1"))
        .jsonPath()
        .getList("metrics.mistakes.example");
  }

  private void review(String example) {
    tenant
        .sending(Map.of("annotators", 1, "goldRule", "unanimous", "ordering", "arrival"))
        .put(tenant.path("/datasets/" + dataset + "/annotation"))
        .then()
        .statusCode(200);
    tenant
        .asOwner()
        .put(tenant.path("/datasets/" + dataset + "/annotation/examples/" + example + "/review"))
        .then()
        .statusCode(200);
  }
}
