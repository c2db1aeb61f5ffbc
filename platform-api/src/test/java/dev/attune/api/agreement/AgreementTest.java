package dev.attune.api.agreement;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.api.testing.TestTenant;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgreementTest {
  private TestTenant tenant;
  private Answered answered;
  private TestUser ling;
  private TestUser kim;

  @BeforeEach
  void start() {
    tenant = TestTenant.create();
    answered = new Answered(tenant);
    ling = tenant.add("annotator");
    kim = tenant.add("annotator");
  }

  @Test
  void of_labels_there_are_the_published_figures() {
    // The observers and values of Krippendorff (2011), section A: alpha is 0.095.
    String ones = "0100000010";
    String others = "1110010000";
    String dataset = tenant.dataset("feelings", "0", "1");
    answered.askOf(2, dataset, 10);
    answered.answer(dataset, ling, i -> Map.of("label", ones.substring(i, i + 1)));
    answered.answer(dataset, kim, i -> Map.of("label", others.substring(i, i + 1)));

    JsonPath shown = answered.agreement(dataset);

    assertThat(shown.getInt("examples")).isEqualTo(10);
    assertThat(shown.getInt("chosen")).isZero();
    assertThat(shown.getInt("perText")).isEqualTo(2);
    assertThat(shown.getList("outputs[0].figures.statistic"))
        .containsExactly("krippendorff-alpha-nominal", "gwet-ac1", "fleiss-kappa");
    assertThat(shown.getDouble("outputs[0].figures[0].measured.value"))
        .isCloseTo(0.095, within(0.0005));
    assertThat(shown.getDouble("outputs[0].figures[0].measured.low"))
        .isLessThan(shown.getDouble("outputs[0].figures[0].measured.high"));
    assertThat(shown.getString("outputs[0].figures[0].meaning.key"))
        .isEqualTo("agreement.reading.no-better-than-chance");
    assertThat(shown.getInt("outputs[0].figures[0].meaning.numbers.items")).isEqualTo(10);
    assertThat(shown.getList("outputs[0].pairs[0].values().findAll { it instanceof String }"))
        .containsExactlyInAnyOrder(ling.email(), kim.email());
    // Nine texts were 0 to somebody and five were 1: too few to say how far they agree on either.
    assertThat(shown.getList("outputs[0].labels.label")).containsExactly("0", "1");
    assertThat(shown.getList("outputs[0].labels.examples")).containsExactly(9, 5);
    assertThat(shown.getList("outputs[0].labels.figure.notEnough.have")).containsExactly(9, 5);
    assertThat(shown.getString("outputs[0].labels[1].figure.meaning.key"))
        .isEqualTo("agreement.not-enough.items");
    // Observed 6 of 10, expected (8 * 6 + 2 * 4) / 100.
    assertThat(shown.getDouble("outputs[0].pairs[0].figure.measured.value"))
        .isCloseTo((0.6 - 0.56) / 0.44, within(1e-6));
    assertThat(shown.getList("outputs[0].confusions.examples")).containsExactly(4);
    assertThat(shown.getDouble("outputs[0].confusions[0].share")).isEqualTo(0.4);
  }

  @Test
  void whole_numbers_on_a_scale_have_the_figures_of_an_order_too() {
    String dataset =
        tenant
            .sending(
                Map.of(
                    "name",
                    "stress",
                    "language",
                    "en",
                    "task",
                    Map.of(
                        "type",
                        "regression",
                        "outputs",
                        List.of(
                            Map.of("name", "stress", "min", 0, "max", 10),
                            Map.of("name", "calm", "min", 0, "max", 1)))))
            .post(tenant.path("/datasets"))
            .path("id");
    answered.askOf(2, dataset, 12);
    answered.answer(dataset, ling, i -> Map.of("values", Map.of("stress", i % 11, "calm", 0.5)));
    answered.answer(
        dataset,
        kim,
        i -> Map.of("values", Map.of("stress", Math.min(10, i % 11 + 1), "calm", 0.5)));

    JsonPath shown = answered.agreement(dataset);

    assertThat(shown.getList("outputs[0].figures.statistic"))
        .containsExactly("krippendorff-alpha-interval", "krippendorff-alpha-ordinal");
    assertThat(shown.getDouble("outputs[0].figures[1].measured.value")).isBetween(0.8, 1.0);
    assertThat(shown.getString("outputs[0].pairs[0].figure.statistic"))
        .isEqualTo("cohen-kappa-quadratic");
    assertThat(shown.getList("outputs[1].figures.statistic"))
        .containsExactly("krippendorff-alpha-interval");
  }

  @Test
  void not_enough_data_is_an_answer() {
    String dataset = tenant.dataset("feelings", "joy", "anger");
    assertThat(answered.agreement(dataset).getString("outputs[0].figures[0].meaning.key"))
        .isEqualTo("agreement.not-enough.annotators");

    answered.askOf(2, dataset, 12);
    answered.answer(dataset, ling, i -> Map.of("label", "joy"));
    assertThat(answered.agreement(dataset).getInt("single")).isEqualTo(12);

    answered.answer(dataset, kim, i -> Map.of("label", "joy"));
    JsonPath shown = answered.agreement(dataset);

    assertThat(shown.getString("outputs[0].figures[0].notEnough.of"))
        .isEqualTo("different-answers");
    assertThat(shown.getMap("outputs[0].figures[0]").get("measured")).isNull();
    assertThat(shown.getString("outputs[0].pairs[0].figure.meaning.key"))
        .isEqualTo("agreement.not-enough.different-answers");
  }

  @Test
  void each_output_of_a_joint_task_is_compared_in_its_own_way() {
    String dataset =
        tenant
            .sending(
                Map.of(
                    "name",
                    "all",
                    "language",
                    "en",
                    "task",
                    Map.of(
                        "type",
                        "joint",
                        "outputs",
                        List.of(
                            output("tags", "multi-label", "a", "b", "c"),
                            output("names", "token", "x", "y"),
                            Map.of(
                                "name",
                                "mood",
                                "type",
                                "regression",
                                "outputs",
                                List.of(Map.of("name", "calm", "min", 0, "max", 10)))))))
            .post(tenant.path("/datasets"))
            .path("id");
    answered.askOf(2, dataset, 12);
    answered.answer(dataset, ling, i -> joint(i % 2 == 0 ? "a" : "b", i % 3 == 0 ? "x" : "y", i));
    answered.answer(
        dataset, kim, i -> joint(i % 4 == 0 ? "c" : i % 2 == 0 ? "a" : "b", "x", i + 0.5));

    JsonPath shown = answered.agreement(dataset);

    assertThat(shown.getList("outputs.name")).containsExactly("tags", "names", "mood");
    assertThat(shown.getList("outputs.scale")).containsExactly(null, null, "calm");
    assertThat(shown.getList("outputs.collect { it.figures[0].statistic }"))
        .containsExactly(
            "krippendorff-alpha-masi", "unitized-alpha", "krippendorff-alpha-interval");
    assertThat(shown.getList("outputs[1].figures.statistic"))
        .contains("span-f1-exact", "span-f1-overlap");
    // Four of each one's twelve spans are the other's.
    assertThat(shown.getDouble("outputs[1].figures[1].measured.value"))
        .isCloseTo(1 / 3.0, within(1e-6));
    assertThat(shown.getString("outputs[1].figures[1].meaning.key"))
        .isEqualTo("agreement.reading.share");
    assertThat(shown.getDouble("outputs[2].figures[0].measured.value")).isGreaterThan(0.9);
    assertThat(shown.getList("outputs[0].labels.label")).containsExactly("b", "a", "c");
    assertThat(shown.getInt("outputs[0].confusions[0].examples")).isEqualTo(3);
    assertThat(shown.getInt("outputs[1].confusions[0].examples")).isEqualTo(8);
  }

  @Test
  void who_has_left_still_counts_and_is_not_named() {
    String dataset = tenant.dataset("feelings", "joy", "anger");
    answered.askOf(2, dataset, 12);
    answered.answer(dataset, ling, i -> Map.of("label", i % 2 == 0 ? "joy" : "anger"));
    answered.answer(dataset, kim, i -> Map.of("label", i % 3 == 0 ? "joy" : "anger"));
    double before = answered.agreement(dataset).getDouble("outputs[0].figures[0].measured.value");
    String id =
        tenant
            .asOwner()
            .get(tenant.path("/members"))
            .jsonPath()
            .getString("items.find { it.email == '" + ling.email() + "' }.id");
    tenant.asOwner().delete(tenant.path("/members/" + id)).then().statusCode(204);

    JsonPath shown = answered.agreement(dataset);

    assertThat(shown.getDouble("outputs[0].figures[0].measured.value")).isEqualTo(before);
    assertThat(shown.getInt("outputs[0].figures[0].measured.annotators")).isEqualTo(2);
    assertThat(shown.getList("outputs[0].pairs")).isEmpty();
    assertThat(shown.prettify()).doesNotContain(ling.email());
  }

  @Test
  void annotators_do_not_see_how_others_agree() {
    String dataset = tenant.dataset("feelings", "joy", "anger");

    assertProblem(
        TestTenant.as(ling.token())
            .get(tenant.path("/datasets/" + dataset + "/annotation/agreement")),
        403);
  }

  private static Map<String, Object> output(String name, String type, String... labels) {
    return Map.of("name", name, "type", type, "labels", List.of(labels));
  }

  private static Map<String, Object> joint(String tag, String entity, double calm) {
    return Map.of(
        "outputs",
        Map.of(
            "tags",
            List.of(tag),
            "names",
            List.of(Map.of("start", 0, "end", 4, "label", entity)),
            "mood",
            Map.of("calm", Math.min(10, calm))));
  }
}
