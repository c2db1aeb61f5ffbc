package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** More people answer the texts of which a model is the least sure. */
@QuarkusTest
class UnsureItemsTest {
  private static final int TEXTS = 40;
  private static final String OF = " from annotation_item i where i.dataset_id = ? ";
  private static final String MARKED =
      "select coalesce(string_agg(i.example_id::text, ',' order by i.example_id), '')"
          + OF
          + "and unsure";

  private static Map<String, ?> plan(double unsureShare) {
    return Map.of(
        "annotatorsMax",
        3,
        "ordering",
        "uncertainty",
        "randomShare",
        0.3,
        "unsureShare",
        unsureShare);
  }

  private static Suggested planned(double unsureShare) {
    Suggested d = Suggested.of(TEXTS, Map.of());
    d.suggest();
    d.annotating().plan(plan(unsureShare)).then().statusCode(200);
    return d;
  }

  private static long count(Suggested d, String condition) {
    return Long.parseLong(d.look("select count(*)" + OF + "and (" + condition + ")"));
  }

  private static void everybodyAnswers(Annotating d, int people) throws Exception {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      tokens.add(d.tenant().add("annotator").token());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> parts = new ArrayList<>();
      for (String token : tokens) {
        parts.add(threads.submit(() -> answerAll(d, token)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    }
  }

  private static void answerAll(Annotating d, String token) {
    int without = 0;
    while (without < 3) {
      List<String> items = d.inHand(token, 3);
      without = items.isEmpty() ? without + 1 : 0;
      for (String example : items) {
        d.answer(token, example, "joy").then().statusCode(200);
      }
    }
  }

  /** Half a text goes to the even number, as in the database. */
  private static long quarter(long texts) {
    return (long) Math.rint(texts * 0.25);
  }

  @Test
  void the_least_sure_want_as_many_answers_as_the_plan_allows_and_what_chance_keeps_does_not() {
    Suggested d = planned(0.25);

    long eligible = count(d, "not random");
    assertThat(count(d, "random")).isPositive();
    assertThat(count(d, "unsure")).isEqualTo(quarter(eligible)).isPositive();
    assertThat(count(d, "(wanted = 3) <> unsure or unsure and random")).isZero();
    assertThat(
            d.look(
                """
                select min(s.uncertainty) filter (where i.unsure) > max(s.uncertainty) filter (where not i.unsure)
                  from annotation_item i join suggestion s on s.example_id = i.example_id where i.dataset_id = ? and not i.random
                """))
        .isIn("t", "true");
    assertThat(d.annotating().progress().jsonPath().getDouble("unsureShare")).isEqualTo(0.25);
    assertThat(d.annotating().progress().jsonPath().getLong("progress.unsure"))
        .isEqualTo(count(d, "unsure"));
  }

  @Test
  void with_ten_people_at_once_no_item_is_answered_by_more_than_it_wants_and_none_is_left()
      throws Exception {
    Suggested d = planned(0.25);
    String random = d.look("select count(*)" + OF + "and random");

    everybodyAnswers(d.annotating(), 10);

    assertThat(count(d, "state <> 'decided'")).isZero();
    assertThat(
            count(
                d,
                "(select count(*) from annotation a where a.example_id = i.example_id) <> case when unsure then 3 else 1 end"))
        .isZero();
    assertThat(count(d, "taken <> answered or answered <> wanted")).isZero();
    assertThat(count(d, "asked_by = 'random'")).hasToString(random);
    assertThat(count(d, "(asked_by = 'random') <> random")).isZero();
  }

  @Test
  void agreement_says_that_it_is_of_texts_that_a_model_chose() throws Exception {
    Suggested d = planned(0.25);
    everybodyAnswers(d.annotating(), 3);

    JsonPath agreement =
        d.trained()
            .tenant()
            .asOwner()
            .get(d.annotating().path("/agreement"))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(agreement.getLong("examples")).isEqualTo(count(d, "unsure")).isPositive();
    assertThat(agreement.getLong("chosen")).isEqualTo(agreement.getLong("examples"));
    assertThat(agreement.getInt("perText")).isEqualTo(1);
  }

  @Test
  void the_share_is_one_of_all_texts_and_is_not_used_up_anew() throws Exception {
    Suggested d = planned(0.25);
    String marked = d.look(MARKED);
    everybodyAnswers(d.annotating(), 3);

    d.annotating().upload(100, 110);
    d.annotating().plan(plan(0.25)).then().statusCode(200);
    assertThat(d.look(MARKED)).isEqualTo(marked);

    d.suggest();
    d.annotating().plan(plan(0.25)).then().statusCode(200);
    assertThat(count(d, "unsure")).isEqualTo(quarter(count(d, "not random")));
    assertThat(d.look(MARKED).split(",")).contains(marked.split(","));
  }

  @Test
  void without_a_share_open_items_want_the_usual_number_and_those_that_have_it_are_settled() {
    Suggested d = planned(0.25);
    String token = d.trained().tenant().add("annotator").token();
    List<String> items = d.annotating().inHand(token, 10);
    for (String example : items) {
      d.annotating().answer(token, example, "joy").then().statusCode(200);
    }
    long waiting = count(d, "unsure and answered = 1 and state = 'open'");
    assertThat(waiting).isPositive();

    d.annotating().plan(plan(0)).then().statusCode(200);

    assertThat(count(d, "unsure or wanted <> 1")).isZero();
    assertThat(count(d, "state = 'decided'")).isEqualTo(items.size());
  }

  @Test
  void another_number_of_people_holds_for_items_that_are_open() {
    Suggested d = planned(0.25);

    d.annotating()
        .plan(
            Map.of(
                "annotators",
                2,
                "annotatorsMax",
                5,
                "ordering",
                "uncertainty",
                "randomShare",
                0.3,
                "unsureShare",
                0.25))
        .then()
        .statusCode(200);

    assertThat(count(d, "wanted <> case when unsure then 5 else 2 end")).isZero();
  }

  @Test
  void a_share_that_makes_no_sense_is_refused() {
    Annotating d = Annotating.of(1, Map.of());
    Map<String, ?> unsure = Map.of("annotatorsMax", 3, "unsureShare", 0.1);

    assertProblem(d.plan(unsure), 422).field("unsureShare", "model chooses");
    assertProblem(d.plan(Map.of("ordering", "mix", "unsureShare", 0.1)), 422)
        .field("unsureShare", "annotatorsMax");
    assertProblem(d.plan(Map.of("ordering", "mix", "annotatorsMax", 3, "unsureShare", 0.6)), 422);
    String stress =
        d.tenant()
            .dataset(
                "stress",
                Map.of(
                    "type",
                    "regression",
                    "outputs",
                    List.of(Map.of("name", "stress", "min", 0, "max", 10))));
    assertProblem(
            new Annotating(d.tenant(), stress)
                .plan(Map.of("ordering", "diversity", "annotatorsMax", 3, "unsureShare", 0.1)),
            422)
        .field("unsureShare", "labels");
  }
}
