package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What annotators see of the newest model, and what is kept of it. */
@QuarkusTest
class SuggestionsTest {
  private static long shown(JsonPath work) {
    return work.getList("items.suggestion").stream().filter(Objects::nonNull).count();
  }

  @Test
  void a_suggestion_names_its_version_and_comes_as_the_plan_says() {
    Suggested d = Suggested.with(60, "half");
    TestUser ling = d.trained().tenant().add("annotator");
    TestUser kim = d.trained().tenant().add("annotator");

    JsonPath work = d.annotating().take(ling.token(), 20).jsonPath();
    assertThat(shown(work)).isBetween(2L, 18L);
    assertThat(work.getMap("items.suggestion.find { it != null }"))
        .isEqualTo(Map.of("model", "m", "version", 1, "answer", Map.of("label", "joy")));
    assertThat(d.annotating().take(ling.token(), 20).jsonPath().getList("items"))
        .isEqualTo(work.getList("items"));

    d.annotating().plan(Map.of("suggestions", "hidden")).then().statusCode(200);
    assertThat(shown(d.annotating().take(kim.token(), 20).jsonPath())).isZero();
  }

  @Test
  void most_are_shown_where_they_are_shown_and_some_are_withheld() {
    Suggested d = Suggested.with(100, "shown");
    long shown = 0;
    for (int person = 0; person < 5; person++) {
      TestUser somebody = d.trained().tenant().add("annotator");
      shown += shown(d.annotating().take(somebody.token(), 20).jsonPath());
    }

    assertThat(shown).isBetween(75L, 99L);
  }

  @Test
  void what_was_shown_is_kept_with_the_answer_over_undo_and_is_in_the_export() {
    Suggested d = Suggested.with(1, "shown");
    TestUser ling = d.trained().tenant().add("annotator");
    JsonPath work = d.annotating().take(ling.token(), 1).jsonPath();
    String example = work.getString("items[0].example");
    while (shown(work) == 0) {
      d.annotating().withdraw(ling.token(), example).then().statusCode(204);
      ling = d.trained().tenant().add("annotator");
      work = d.annotating().take(ling.token(), 1).jsonPath();
    }
    d.annotating().answer(ling.token(), example, "anger").then().statusCode(200);
    d.annotating().withdraw(ling.token(), example).then().statusCode(204);
    assertThat(
            d.annotating().take(ling.token(), 1).jsonPath().getString("items[0].suggestion.model"))
        .isEqualTo("m");
    d.annotating().answer(ling.token(), example, "anger").then().statusCode(200);
    d.annotating().answer(ling.token(), example, "joy").then().statusCode(200);

    List<String> lines = export(d, "jsonl").lines().toList();
    JsonPath line = JsonPath.from(lines.getLast());
    assertThat(line.getMap("annotations[0].suggestion"))
        .isEqualTo(
            Map.of("use", "shown", "model", "m", "version", 1, "answer", Map.of("label", "joy")));
    assertThat(line.getString("askedBy")).isEqualTo("arrival");
    assertThat(export(d, "label-studio")).contains("\"model_version\":\"m/1\"");
    assertThat(export(d, "jsonl&provenance=false")).doesNotContain("suggestion", "askedBy");
    d.trained()
        .tenant()
        .upload(
            d.trained().tenant().dataset("again", "joy", "anger"),
            "application/x-ndjson",
            String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(200);
  }

  private static String export(Suggested d, String format) {
    var tenant = d.trained().tenant();
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + d.trained().dataset() + "/export?format=" + format))
        .asString();
  }

  @Test
  void a_gold_question_comes_without_one_even_where_there_is_one() {
    Suggested d = Suggested.with(40, "shown");
    Map<String, ?> plan =
        Map.of("suggestions", "shown", "gold", Map.of("share", 0.4, "least", 200, "bar", 0.1));
    d.annotating().plan(plan).then().statusCode(200);
    d.trained()
        .tenant()
        .sending(Map.of("draw", 20))
        .post(d.annotating().path("/gold-questions"))
        .then()
        .statusCode(200);
    TestUser ling = d.trained().tenant().add("annotator");

    JsonPath work = d.annotating().take(ling.token(), 20).jsonPath();
    assertThat(
            d.look(
                """
                select count(*) from annotation_lease l join annotation_item i on i.example_id = l.example_id
                 where l.dataset_id = ? and i.state = 'gold' and l.suggestion is null
                """))
        .isEqualTo(
            d.look(
                """
                select count(*) from annotation_lease l join annotation_item i on i.example_id = l.example_id
                 where l.dataset_id = ? and i.state = 'gold'
                """))
        .isNotEqualTo("0");
    assertThat(work.getList("items")).hasSize(20);
  }

  @Test
  void a_suggestion_for_labels_that_were_changed_since_is_not_shown() {
    Suggested d = Suggested.with(30, "half");
    d.trained()
        .tenant()
        .sending(
            Map.of(
                "task", Map.of("type", "single-label", "labels", List.of("joy", "anger", "fear"))))
        .patch(d.trained().tenant().path("/datasets/" + d.trained().dataset()))
        .then()
        .statusCode(200);
    TestUser ling = d.trained().tenant().add("annotator");

    assertThat(shown(d.annotating().take(ling.token(), 20).jsonPath())).isZero();
  }

  @Test
  void what_was_suggested_follows_a_renamed_label_until_it_is_answered_and_after() {
    Suggested d = Suggested.with(2, "half");
    TestUser ling = d.trained().tenant().add("annotator");
    List<String> examples = d.annotating().inHand(ling.token(), 2);
    d.annotating().answer(ling.token(), examples.get(0), "anger").then().statusCode(200);

    d.annotating()
        .relabel(Map.of("action", "rename", "label", "joy", "to", "bliss"))
        .then()
        .statusCode(200);
    d.annotating().answer(ling.token(), examples.get(1), "bliss").then().statusCode(200);

    assertThat(
            d.look(
                "select string_agg(distinct suggestion ->> 'label', ',') from annotation where dataset_id = ?"))
        .isEqualTo("bliss");
  }

  @Test
  void a_new_version_and_enough_new_texts_are_looked_at_without_asking() {
    Suggested d = Suggested.of(3, Map.of("suggestions", "half"));
    await(d, "queued null");
    d.suggest();
    finish(d);
    d.annotating().upload(30, 34);
    d.annotating().upload(34, 36);
    await(d, "queued null");
    assertThat(d.look("select count(*) from suggestion_run where dataset_id = ?")).isEqualTo("2");
  }

  private static void await(Suggested d, String wanted) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        d.look(
                            """
                            select coalesce(max(state || ' ' || coalesce(requested_by, 'null')) filter (where state = 'queued'), 'none')
                              from suggestion_run where dataset_id = ?
                            """))
                    .isEqualTo(wanted));
  }

  private static void finish(Suggested d) {
    Worker.run(d.trained().id(), "delete from job where suggestion_run_id is not null");
    Worker.run(
        d.trained().id(), "update suggestion_run set state = 'succeeded', finished_at = now()");
  }

  @Test
  void a_manager_begins_one_and_cancels_it() {
    Suggested d = Suggested.of(3, Map.of());
    var tenant = d.trained().tenant();
    String path = d.annotating().path("/suggestions");

    JsonPath begun = tenant.asOwner().post(path).then().statusCode(202).extract().jsonPath();
    assertThat(begun.getString("run.state")).isEqualTo("queued");
    assertThat(begun.getString("run.requestedBy")).isEqualTo(tenant.owner().email());
    assertThat(begun.getString("newest.model")).isEqualTo("m");
    assertThat(begun.getInt("waiting")).isEqualTo(3);
    assertThat(tenant.asOwner().post(path).jsonPath().getString("run.id"))
        .isEqualTo(begun.getString("run.id"));

    assertThat(tenant.asOwner().post(path + "/cancel").jsonPath().getString("run.state"))
        .isEqualTo("cancelled");
    assertThat(
            d.look(
                "select count(*) from job j join suggestion_run r on r.id = j.suggestion_run_id where r.dataset_id = ?"))
        .isEqualTo("0");
    assertProblem(tenant.asOwner().post(path + "/cancel"), 409);
  }

  @Test
  void without_a_model_there_is_nothing_to_suggest() {
    Annotating d = Annotating.of(1, Map.of());

    assertProblem(d.tenant().asOwner().post(d.path("/suggestions")), 409);
    JsonPath none = d.tenant().asOwner().get(d.path("/suggestions")).jsonPath();
    assertThat(none.getString("newest")).isNull();
    assertThat(none.getInt("waiting")).isEqualTo(1);
  }
}
