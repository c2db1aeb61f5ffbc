package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.api.testing.TestTenant;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EstimatedGoldTest {
  private static final Map<String, ?> FOUR = Map.of("annotators", 4, "goldRule", "estimated");

  @Test
  void two_who_know_outweigh_two_who_always_say_the_same() {
    Annotating d = Annotating.of(20, FOUR);
    List<String> examples = everybodyAnswers(d, 20);

    waitForEstimate(d);

    // Of odd texts two say anger and two say joy, so that no majority could decide.
    for (int i = 0; i < 20; i++) {
      assertThat(d.gold(examples.get(i))).as("text " + i).isEqualTo(right(i));
    }
    JsonPath odd = d.shown(examples.get(1)).jsonPath();
    assertThat(odd.getDouble("certainty")).isBetween(0.9, 1.0);
    assertThat(odd.getString("decidedBy")).isNull();
    assertThat(d.progress().jsonPath().getString("estimatedAt")).isNotNull();
  }

  @Test
  void what_is_not_certain_enough_is_asked_once_more_or_left_to_a_reviewer() {
    Annotating d = Annotating.of(12, Map.of("annotators", 2, "goldRule", "estimated"));
    List<TestUser> people = people(d, 2);
    List<String> examples = d.inHand(people.get(0).token(), 12);
    d.inHand(people.get(1).token(), 12);
    for (int i = 0; i < 12; i++) {
      d.answer(people.get(0).token(), examples.get(i), i % 2 == 0 ? "joy" : "anger");
      d.answer(people.get(1).token(), examples.get(i), (i + i / 9) % 2 == 0 ? "joy" : "anger");
    }

    waitForEstimate(d);

    assertThat(d.gold(examples.get(0))).isEqualTo("joy");
    assertThat(d.gold(examples.get(9))).isNull();
    assertThat(d.progress().jsonPath().getInt("progress.review")).isEqualTo(3);
    JsonPath snapshot =
        d.tenant()
            .sending(
                Map.of("splits", Map.of("train", 0.6, "validation", 0.2, "test", 0.2), "seed", 1))
            .post(d.tenant().path("/datasets/" + d.dataset() + "/snapshots"))
            .jsonPath();
    assertThat(snapshot.getInt("counts.unlabelled")).isEqualTo(3);
  }

  @Test
  void of_sets_each_label_is_estimated_by_itself() {
    TestTenant tenant = TestTenant.create();
    String dataset =
        tenant
            .sending(
                Map.of(
                    "name",
                    "tags",
                    "language",
                    "en",
                    "task",
                    Map.of("type", "multi-label", "labels", List.of("a", "b"))))
            .post(tenant.path("/datasets"))
            .path("id");
    Annotating d = new Annotating(tenant, dataset);
    d.plan(Map.of("annotators", 3, "goldRule", "estimated")).then().statusCode(200);
    d.upload(0, 16);
    List<TestUser> people = people(d, 3);
    List<String> examples = new ArrayList<>();
    for (TestUser person : people) {
      examples = d.inHand(person.token(), 16);
      boolean forgets = person.equals(people.get(2));
      for (int i = 0; i < 16; i++) {
        List<String> labels = i % 2 == 0 ? List.of("a") : forgets ? List.of() : List.of("a", "b");
        d.answer(person.token(), examples.get(i), Map.of("answer", Map.of("labels", labels)))
            .then()
            .statusCode(200);
      }
    }

    waitForEstimate(d);

    assertThat(d.shown(examples.get(0)).jsonPath().getList("decision.labels")).containsExactly("a");
    assertThat(d.shown(examples.get(1)).jsonPath().getList("decision.labels"))
        .containsExactly("a", "b");
  }

  @Test
  void another_rule_settles_what_waited_for_an_estimate() {
    Annotating d =
        Annotating.of(2, Map.of("annotators", 2, "goldRule", "estimated", "certainty", 0.99));
    List<TestUser> people = people(d, 2);
    String first = d.inHand(people.get(0).token(), 1).getFirst();
    d.inHand(people.get(1).token(), 1);
    people.forEach(person -> d.answer(person.token(), first, "joy"));
    // One text is still to be answered, and two answers make no label that certain.
    assertThat(d.progress().jsonPath().getInt("progress.waiting")).isEqualTo(1);

    d.plan(Map.of("annotators", 2, "goldRule", "majority")).then().statusCode(200);

    assertThat(d.gold(first)).isEqualTo("joy");
  }

  @Test
  void a_plan_is_refused_where_there_is_nothing_to_estimate() {
    TestTenant tenant = TestTenant.create();
    String names =
        tenant
            .sending(
                Map.of(
                    "name",
                    "names",
                    "language",
                    "en",
                    "task",
                    Map.of("type", "token", "labels", List.of("person"))))
            .post(tenant.path("/datasets"))
            .path("id");
    Annotating spans = new Annotating(tenant, names);
    Annotating labels = new Annotating(tenant, tenant.dataset("feelings", "joy", "anger"));

    assertProblem(spans.plan(FOUR), 422).field("goldRule", "labels only");
    assertProblem(labels.plan(Map.of("annotators", 1, "goldRule", "estimated")), 422)
        .field("annotators", "2 or more");
    assertProblem(
        labels.plan(Map.of("annotators", 2, "goldRule", "estimated", "certainty", 0.2)), 422);
  }

  private static String right(int text) {
    return text % 2 == 0 ? "joy" : "anger";
  }

  private static List<TestUser> people(Annotating d, int many) {
    List<TestUser> people = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      people.add(d.tenant().add("annotator"));
    }
    return people;
  }

  /** The first two are right, the others always say joy. */
  private static List<String> everybodyAnswers(Annotating d, int texts) {
    List<TestUser> people = people(d, 4);
    List<String> examples = new ArrayList<>();
    for (TestUser person : people) {
      boolean knows = people.indexOf(person) < 2;
      examples = d.inHand(person.token(), texts);
      for (int i = 0; i < texts; i++) {
        d.answer(person.token(), examples.get(i), knows ? right(i) : "joy");
      }
    }
    return examples;
  }

  private static void waitForEstimate(Annotating d) {
    await()
        .untilAsserted(
            () -> {
              JsonPath progress = d.progress().jsonPath();
              assertThat(progress.getInt("progress.waiting")).isZero();
              assertThat(progress.getInt("progress.open")).isZero();
            });
  }
}
