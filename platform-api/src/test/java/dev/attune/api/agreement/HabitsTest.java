package dev.attune.api.agreement;

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

/** What is estimated of each annotator. */
@QuarkusTest
class HabitsTest {
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
  void of_each_annotator_it_says_how_often_they_are_held_for_right_and_what_they_mistake() {
    TestUser sam = tenant.add("annotator");
    String dataset = tenant.dataset("feelings", "joy", "anger");
    answered.askOf(3, dataset, 20);
    for (TestUser person : List.of(ling, kim)) {
      answered.answer(dataset, person, i -> Map.of("label", i % 2 == 0 ? "joy" : "anger"));
    }
    answered.answer(dataset, sam, i -> Map.of("label", i % 2 == 0 || i > 9 ? "joy" : "anger"));

    JsonPath shown = answered.agreement(dataset);

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
    answered.askOf(3, dataset, 20);
    for (TestUser person : List.of(ling, kim)) {
      answered.answer(dataset, person, i -> Map.of("label", i % 2 == 0 ? "joy" : "anger"));
    }
    answered.answer(dataset, sam, i -> Map.of("label", i % 2 == 0 || i > 9 ? "joy" : "anger"));

    JsonPath shown = answered.agreement(dataset);

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

    JsonPath cells = answered.confusions(dataset);
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
    answered.askOf(2, dataset, 20);
    answered.answer(dataset, ling, i -> Map.of("label", labels[i % 2]));
    answered.answer(dataset, kim, i -> Map.of("label", labels[i % 2]));

    JsonPath shown = answered.agreement(dataset);
    JsonPath cells = answered.confusions(dataset);

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
    answered.askOf(3, dataset, 20);
    for (TestUser person : List.of(ling, kim)) {
      answered.answer(
          dataset, person, i -> Map.of("labels", i % 2 == 0 ? List.of("a") : List.of("a", "b")));
    }
    answered.answer(
        dataset,
        sam,
        i -> Map.of("labels", i < 10 && i % 2 == 1 ? List.of("a", "b") : List.of("a")));

    JsonPath shown = answered.agreement(dataset);

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
}
