package dev.attune.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An export says who answered, when, and how it was decided. */
@QuarkusTest
class ExportedAnswersTest {
  @Test
  void answers_and_decisions_bear_names_and_times() {
    Annotating annotating = Annotating.of(3, Map.of("annotators", 2));
    TestUser one = annotating.tenant().add("annotator");
    TestUser two = annotating.tenant().add("annotator");
    List<String> items = annotating.inHand(one.token(), 3);
    annotating.inHand(two.token(), 3);
    annotating.answer(one.token(), items.get(0), "joy").then().statusCode(200);
    annotating.answer(two.token(), items.get(0), "joy").then().statusCode(200);
    annotating.answer(one.token(), items.get(1), "joy").then().statusCode(200);
    annotating.answer(two.token(), items.get(1), Map.of("skip", "unclear")).then().statusCode(200);

    List<String> lines = export(annotating, "jsonl").lines().toList();
    JsonPath agreed = JsonPath.from(lines.get(0));
    JsonPath open = JsonPath.from(lines.get(1));
    assertThat(agreed.getString("labelledBy")).isEqualTo(one.email() + "|" + two.email());
    assertThat(agreed.getString("labelledHow")).isEqualTo("rule");
    assertThat(agreed.getString("labelledAt")).isNotBlank();
    assertThat(agreed.getList("annotations.answer.label")).containsExactly("joy", "joy");
    assertThat(open.getString("label")).isNull();
    assertThat(open.getString("labelledHow")).isEqualTo("undecided");
    assertThat(open.getList("annotations.by")).containsExactly(one.email(), two.email());
    assertThat(open.getString("annotations[1].skipped")).isEqualTo("unclear");
    assertThat(lines.get(2)).doesNotContain("annotations").doesNotContain("labelledBy");

    JsonPath tasks = JsonPath.from(export(annotating, "label-studio"));
    assertThat(tasks.getList("[0].annotations.ground_truth")).containsExactly(true, false, false);
    assertThat(tasks.getString("[0].annotations[1].completed_by.email")).isEqualTo(one.email());
    assertThat(tasks.getBoolean("[1].meta.undecided")).isTrue();

    assertThat(export(annotating, "csv"))
        .contains(one.email() + "|" + two.email())
        .startsWith("text,label,split,id,labelledBy,labelledAt,labelledHow,askedBy,annotations\r\n")
        .contains("undecided,arrival,\"[{\"\"by\"\":\"\"" + one.email());
    assertThat(export(annotating, "jsonl&provenance=false"))
        .doesNotContain(one.email())
        .doesNotContain("annotations");
  }

  private static String export(Annotating annotating, String format) {
    return annotating
        .tenant()
        .asOwner()
        .get(
            annotating
                .tenant()
                .path("/datasets/" + annotating.dataset() + "/export?format=" + format))
        .asString();
  }
}
