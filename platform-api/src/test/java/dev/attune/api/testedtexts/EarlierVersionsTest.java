package dev.attune.api.testedtexts;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Versions from before all was kept of each text that is shown now. */
@QuarkusTest
class EarlierVersionsTest extends JudgedVersion {
  @Test
  void a_version_from_before_losses_were_kept_is_listed_in_one_order() {
    version(
        2,
        SINGLE,
        List.of(
            old(0, "{\"label\": \"joy\"}", "{\"label\": \"joy\"}"),
            old(1, "{\"label\": \"anger\"}", "{\"label\": \"joy\"}")));

    JsonPath texts = texts(2, "").jsonPath();
    assertThat(texts.getList("items.externalId")).containsExactly("a", "b");
    assertThat(texts.getList("items.right")).containsExactly(true, false);
    assertThat(texts.getList("items.loss")).containsOnlyNulls();
    assertThat(texts.getBoolean("found.ranked")).isFalse();
    assertThat(texts(2, "?outcome=wrong").jsonPath().getList("items")).hasSize(1);
    assertThat(texts(2, "?slice=1").jsonPath().getList("items.externalId")).containsExactly("b");
    assertProblem(texts(2, "?slice=5"), 409).detail("unknown words. Train it again");
  }

  @Test
  void which_values_of_such_a_version_were_right_cannot_be_told() {
    version(
        2,
        "{\"type\": \"regression\", \"outputs\": [{\"name\": \"stress\", \"min\": 0, \"max\": 10}]}",
        List.of(
            old(0, "{\"values\": {\"stress\": 3}}", "{\"values\": {\"stress\": 4.5}}"),
            old(1, "{\"values\": {\"stress\": 6}}", "{\"values\": {\"stress\": 6.5}}")));

    assertThat(texts(2, "").jsonPath().getList("items.right")).containsOnlyNulls();
    assertThat(texts(2, "").jsonPath().getDouble("items[0].answer.values.stress"))
        .isCloseTo(4.5, within(1e-6));
    assertProblem(texts(2, "?outcome=wrong"), 409).detail("which of its values were right");
  }

  @Test
  void a_version_from_before_answers_were_kept_is_said_to_be() {
    Worker.run("superuser", id, "delete from version_outcome where tenant_id = app_tenant()");

    assertProblem(texts(""), 409).detail("before its answers to the test texts were kept");
  }
}
