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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgreementTest {
  private TestTenant tenant;
  private TestUser ling;
  private TestUser kim;

  @BeforeEach
  void start() {
    tenant = TestTenant.create();
    ling = tenant.add("annotator");
    kim = tenant.add("annotator");
  }

  @Test
  void of_labels_there_are_the_published_figures() {
    // The observers and values of Krippendorff (2011), section A: alpha is 0.095.
    String ones = "0100000010";
    String others = "1110010000";
    String dataset = tenant.dataset("feelings", "0", "1");
    twice(dataset, 10);
    answer(dataset, ling, i -> Map.of("label", ones.substring(i, i + 1)));
    answer(dataset, kim, i -> Map.of("label", others.substring(i, i + 1)));

    JsonPath shown = shown(dataset);

    assertThat(shown.getInt("examples")).isEqualTo(10);
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
    // Observed 6 of 10, expected (8 * 6 + 2 * 4) / 100.
    assertThat(shown.getDouble("outputs[0].pairs[0].figure.measured.value"))
        .isCloseTo((0.6 - 0.56) / 0.44, within(1e-6));
    assertThat(shown.getList("outputs[0].confusions.examples")).containsExactly(4);
    assertThat(shown.getDouble("outputs[0].confusions[0].share")).isEqualTo(0.4);
  }

  @Test
  void of_each_annotator_it_says_how_often_they_are_held_for_right_and_what_they_mistake() {
    TestUser sam = tenant.add("annotator");
    String dataset = tenant.dataset("feelings", "joy", "anger");
    askOf(dataset, 20, 3);
    for (TestUser person : List.of(ling, kim)) {
      answer(dataset, person, i -> Map.of("label", i % 2 == 0 ? "joy" : "anger"));
    }
    answer(dataset, sam, i -> Map.of("label", i % 2 == 0 || i > 9 ? "joy" : "anger"));

    JsonPath shown = shown(dataset);

    assertThat(shown.getList("outputs[0].annotators.annotator", String.class).getFirst())
        .isEqualTo(sam.email());
    assertThat(shown.getDouble("outputs[0].annotators[0].accuracy")).isBetween(0.65, 0.8);
    assertThat(shown.getDouble("outputs[0].annotators[2].accuracy")).isGreaterThan(0.9);
    assertThat(shown.getMap("outputs[0].annotators[0].mistakes[0]"))
        .containsEntry("right", "anger")
        .containsEntry("given", "joy");
  }

  @Test
  void of_each_annotator_there_is_the_whole_matrix() {
    TestUser sam = tenant.add("annotator");
    String dataset = tenant.dataset("feelings", "joy", "anger");
    askOf(dataset, 20, 3);
    for (TestUser person : List.of(ling, kim)) {
      answer(dataset, person, i -> Map.of("label", i % 2 == 0 ? "joy" : "anger"));
    }
    answer(dataset, sam, i -> Map.of("label", i % 2 == 0 || i > 9 ? "joy" : "anger"));

    JsonPath shown = shown(dataset);

    // Two of three agree on every text, so that hardly anything of the estimate is left open.
    assertThat(shown.getList("outputs[0].annotators[0].matrix.labels"))
        .containsExactly("joy", "anger");
    assertThat(expected(shown, 0, 0, 0)).isCloseTo(10, within(0.1));
    assertThat(expected(shown, 0, 0, 1)).isCloseTo(0, within(0.1));
    assertThat(expected(shown, 0, 1, 0)).isCloseTo(5, within(0.1));
    assertThat(expected(shown, 0, 1, 1)).isCloseTo(5, within(0.1));
    assertThat(expected(shown, 1, 1, 1)).isCloseTo(10, within(0.1));
    assertThat(shown.getDouble("outputs[0].annotators[0].mistakes[0].share"))
        .isCloseTo(0.5, within(0.01));

    JsonPath cells =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + dataset + "/annotation/agreement/confusions"))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(cells.getList("outputs[0].annotators.annotator"))
        .containsExactlyInAnyOrder(ling.email(), kim.email(), sam.email());
    assertThat(
            cells.getDouble(
                "outputs[0].annotators.find { it.annotator == '"
                    + sam.email()
                    + "' }.cells.find { it.right == 'anger' && it.given == 'joy' }.expected"))
        .isCloseTo(5, within(0.1));
  }

  private static double expected(JsonPath shown, int annotator, int right, int given) {
    return shown.getDouble(
        "outputs[0].annotators[%d].matrix.expected[%d][%d]".formatted(annotator, right, given));
  }

  @Test
  void of_more_than_thirty_labels_there_are_the_mistakes_and_all_cells_on_request() {
    String[] labels =
        IntStream.range(0, 31).mapToObj("intent-%02d"::formatted).toArray(String[]::new);
    String dataset = tenant.dataset("intents", labels);
    twice(dataset, 20);
    answer(dataset, ling, i -> Map.of("label", labels[i % 2]));
    answer(dataset, kim, i -> Map.of("label", labels[i % 2]));

    JsonPath shown = shown(dataset);
    JsonPath cells =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + dataset + "/annotation/agreement/confusions"))
            .jsonPath();

    assertThat(shown.getList("outputs[0].annotators.matrix")).containsExactly(null, null);
    assertThat(cells.getList("outputs[0].annotators[0].cells.right"))
        .contains("intent-00", "intent-01");
  }

  @Test
  void of_sets_it_says_how_far_each_annotator_finds_each_label() {
    TestUser sam = tenant.add("annotator");
    String dataset =
        tenant
            .sending(
                Map.of(
                    "name",
                    "topics",
                    "language",
                    "en",
                    "task",
                    Map.of("type", "multi-label", "labels", List.of("a", "b"))))
            .post(tenant.path("/datasets"))
            .path("id");
    askOf(dataset, 20, 3);
    for (TestUser person : List.of(ling, kim)) {
      answer(dataset, person, i -> Map.of("labels", i % 2 == 0 ? List.of("a") : List.of("a", "b")));
    }
    answer(
        dataset,
        sam,
        i -> Map.of("labels", i < 10 && i % 2 == 1 ? List.of("a", "b") : List.of("a")));

    JsonPath shown = shown(dataset);

    String first = "outputs[0].annotators[0]";
    assertThat(shown.getString(first + ".annotator")).isEqualTo(sam.email());
    assertThat(shown.<Object>get(first + ".accuracy")).isNull();
    assertThat(shown.<Object>get(first + ".matrix")).isNull();
    assertThat(shown.getList(first + ".found.label")).containsExactly("a", "b");
    assertThat(shown.getDouble(first + ".found[1].belongs")).isCloseTo(10, within(0.1));
    assertThat(shown.getDouble(first + ".found[1].sensitivity")).isCloseTo(0.5, within(0.01));
    assertThat(shown.getDouble(first + ".found[1].specificity")).isCloseTo(1, within(0.01));
    // Every text has it: nothing can be said of where it does not belong.
    assertThat(shown.<Object>get(first + ".found[0].specificity")).isNull();
    assertThat(shown.getDouble("outputs[0].annotators[2].found[1].sensitivity"))
        .isGreaterThan(0.99);
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
    twice(dataset, 12);
    answer(dataset, ling, i -> Map.of("values", Map.of("stress", i % 11, "calm", 0.5)));
    answer(
        dataset,
        kim,
        i -> Map.of("values", Map.of("stress", Math.min(10, i % 11 + 1), "calm", 0.5)));

    JsonPath shown = shown(dataset);

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
    assertThat(shown(dataset).getString("outputs[0].figures[0].meaning.key"))
        .isEqualTo("agreement.not-enough.annotators");

    twice(dataset, 12);
    answer(dataset, ling, i -> Map.of("label", "joy"));
    assertThat(shown(dataset).getInt("single")).isEqualTo(12);

    answer(dataset, kim, i -> Map.of("label", "joy"));
    JsonPath shown = shown(dataset);

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
    twice(dataset, 12);
    answer(dataset, ling, i -> joint(i % 2 == 0 ? "a" : "b", i % 3 == 0 ? "x" : "y", i));
    answer(dataset, kim, i -> joint(i % 4 == 0 ? "c" : i % 2 == 0 ? "a" : "b", "x", i + 0.5));

    JsonPath shown = shown(dataset);

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
    twice(dataset, 12);
    answer(dataset, ling, i -> Map.of("label", i % 2 == 0 ? "joy" : "anger"));
    answer(dataset, kim, i -> Map.of("label", i % 3 == 0 ? "joy" : "anger"));
    double before = shown(dataset).getDouble("outputs[0].figures[0].measured.value");
    String id =
        tenant
            .asOwner()
            .get(tenant.path("/members"))
            .jsonPath()
            .getString("items.find { it.email == '" + ling.email() + "' }.id");
    tenant.asOwner().delete(tenant.path("/members/" + id)).then().statusCode(204);

    JsonPath shown = shown(dataset);

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

  private JsonPath shown(String dataset) {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + dataset + "/annotation/agreement"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Has two people answer so many texts. */
  private void twice(String dataset, int texts) {
    askOf(dataset, texts, 2);
  }

  private void askOf(String dataset, int texts, int people) {
    tenant
        .sending(Map.of("annotators", people, "goldRule", "majority", "ordering", "arrival"))
        .put(tenant.path("/datasets/" + dataset + "/annotation"))
        .then()
        .statusCode(200);
    StringBuilder csv = new StringBuilder("text\n");
    for (int i = 0; i < texts; i++) {
      csv.append("text ").append(i).append('\n');
    }
    tenant.uploadCsv(dataset, csv.toString()).then().statusCode(200);
  }

  private interface Answers {
    Map<String, ?> to(int text);
  }

  private void answer(String dataset, TestUser person, Answers answers) {
    String annotation = tenant.path("/datasets/" + dataset + "/annotation");
    List<String> inHand =
        TestTenant.as(person.token())
            .contentType("application/json")
            .body(Map.of("items", 20))
            .post(annotation + "/work")
            .path("items.example");
    for (int i = 0; i < inHand.size(); i++) {
      TestTenant.as(person.token())
          .contentType("application/json")
          .body(Map.of("answer", answers.to(i)))
          .put(annotation + "/examples/" + inHand.get(i) + "/answer")
          .then()
          .statusCode(200);
    }
  }
}
