package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** People's answers to texts that are there already are added to them. */
@QuarkusTest
class LateAnswersTest extends UploadedPeople {
  private static final String CSV = "text/csv";

  @Test
  void two_people_who_labelled_the_same_sheet_come_in_one_after_the_other() {
    upload("?annotator=kim", CSV, "text,label\nboth,joy\nwho knows,joy\nkim alone,anger\n");
    assertThat(labels()).containsExactly("joy", "joy", "anger");

    JsonPath report =
        upload("?annotator=ling", CSV, "text,label\nwho knows,anger\nboth,joy\nnew,joy\n");

    assertReport(report, 1, 0, 2, 3, 2, 0);
    assertThat(labels()).containsExactly("joy", null, "anger", "joy");
    JsonPath review = items("review");
    assertThat(review.getList("items.text")).containsExactly("who knows");
    assertThat(review.getList("items[0].answers.annotator")).containsExactly("kim", "ling");
    assertThat(review.getList("items[0].answers.answer.label")).containsExactly("joy", "anger");
    assertThat(agreement().getInt("examples")).isEqualTo(2);
    assertThat(agreement().getList("outputs[0].pairs")).hasSize(1);
  }

  @Test
  void a_row_for_each_annotator_gives_each_text_all_answers_in_whichever_order() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      for (String person : List.of("ann", "bo", "cy")) {
        rows.add(
            "text " + i + "," + (i < 20 && person.equals("cy") ? "anger" : "joy") + "," + person);
      }
    }
    Collections.shuffle(rows, new Random(35));
    String csv = "text,label,annotator\n" + String.join("\n", rows) + "\n";
    JsonPath checked = check("", CSV, csv);

    JsonPath report = upload("", CSV, csv);

    assertReport(report, 700, 0, 1_400, 2_100, 1_400, 0);
    assertChecked(checked, report);
    assertThat(checked.getInt("labelled")).isEqualTo(680);
    assertThat(checked.getInt("people.named")).isEqualTo(3);
    assertThat(checked.getInt("people.texts")).isEqualTo(700);
    assertThat(checked.getInt("people.differ")).isEqualTo(20);
    assertThat(items("review").getList("items")).hasSize(20);
    assertThat(agreement().getInt("examples")).isEqualTo(700);
    assertThat(agreement().getList("outputs[0].pairs")).hasSize(3);
  }

  @Test
  void who_has_answered_a_text_before_keeps_the_first_answer() {
    upload("", CSV, "text,label,annotator\na,joy,kim\na,anger,kim\n");
    String before = exported();
    String again = "text,label,annotator\na,anger,kim\na,joy,kim\nb,joy,kim\na,anger,\n";
    JsonPath checked = check("", CSV, again);

    JsonPath report = upload("", CSV, again);

    assertReport(report, 1, 3, 0, 1, 0, 2);
    assertChecked(checked, report);
    assertThat(exported()).startsWith(before);
    assertThat(labels()).containsExactly("joy", "joy");
  }

  @Test
  void who_is_not_named_could_have_answered_before() {
    jsonl(row("a", "{\"answer\": {\"label\": \"joy\"}}")).then().statusCode(200);
    String again =
        row("a", "{\"answer\": {\"label\": \"anger\"}}")
            + row("a", "{\"answer\": {\"label\": \"anger\"}}", said("kim", "joy"));
    JsonPath checked = check("", "application/x-ndjson", again);

    JsonPath report = upload("", "application/x-ndjson", again);

    assertReport(report, 0, 1, 1, 1, 1, 2);
    assertChecked(checked, report);
    assertThat(labels()).containsExactly("joy");
  }

  @Test
  void what_somebody_decided_or_vouched_for_stays() {
    jsonl(
        row("decided", said("kim", "joy"), said("ling", "anger"))
            + "{\"text\": \"vouched\", \"label\": \"joy\", \"annotations\": [%s]}\n"
                .formatted(said("kim", "joy"))
            + "{\"text\": \"labelled\", \"label\": \"joy\", \"split\": \"test\", \"meta.a\": \"b\"}\n"
            + row("agreed", said("kim", "joy"), said("ling", "joy")));
    decide(items("review").getString("items[0].example"), "joy").then().statusCode(200);

    JsonPath report =
        upload(
            "",
            CSV,
            "text,label,annotator\ndecided,anger,bo\nvouched,anger,bo\nlabelled,anger,bo\nagreed,anger,bo\n");

    assertReport(report, 0, 0, 4, 4, 4, 0);
    assertThat(labels()).containsExactly("joy", "joy", "joy", null);
    assertThat(items("decided").getList("items.text"))
        .containsExactly("decided", "vouched", "labelled");
    assertThat(items("review").getList("items.text")).containsExactly("agreed");
    assertThat(items("decided").getList("items[2].answers.annotator")).containsExactly("bo");
    JsonPath labelled =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + dataset + "/examples?split=test"))
            .jsonPath();
    assertThat(labelled.getMap("items[0].meta")).isEqualTo(Map.of("a", "b"));
    assertThat(labelled.getString("items[0].labelledBy")).isEqualTo(tenant.owner().email());
    upload("", CSV, "text,label,annotator\ndecided,joy,cy\nvouched,joy,cy\nlabelled,joy,cy\n");
    assertThat(labels()).containsExactly("joy", "joy", "joy", null);
  }

  @Test
  void the_history_tells_of_each_upload_and_what_came_of_it() {
    upload("?annotator=kim", CSV, "text,label\na,joy\n");
    upload("?annotator=ling", CSV, "text,label\na,joy\n");
    String example = items("decided").getString("items[0].example");
    upload("?annotator=bo", CSV, "text,label\na,anger\n");

    JsonPath history = tenant.asOwner().get(path("/examples/" + example + "/history")).jsonPath();

    assertThat(history.getList("items.action"))
        .containsExactly("upload", "settle", "upload", "settle", "upload");
    assertThat(history.getList("items.findAll { it.action == 'upload' }.answer"))
        .containsOnlyNulls();
    assertThat(history.getList("items.findAll { it.action == 'settle' }.answer.label"))
        .containsExactly("joy", "joy");
    assertThat(history.getList("items.by").get(4)).isEqualTo(tenant.owner().email());
    assertThat(history.getList("items.by").get(3)).isNull();
  }

  @Test
  void texts_without_a_label_get_the_one_on_which_all_agree() {
    tenant.uploadCsv(dataset, "text\na\nb\nc\nd\n").then().statusCode(200);
    String rows =
        row("a", said("kim", "joy"))
            + row("b", said("kim", "joy"))
            + row("b", said("ling", "anger"))
            + row("c", "{\"by\": \"kim\", \"skipped\": \"unclear\"}")
            + "{\"text\": \"d\", \"label\": \"anger\", \"annotations\": [%s]}\n"
                .formatted(said("kim", "joy"));

    assertReport(upload("", "application/x-ndjson", rows), 0, 0, 5, 5, 5, 0);

    assertThat(labels()).containsExactly("joy", null, null, null);
    assertThat(items("review").getList("items.text")).containsExactly("b", "d");
    upload("", "application/x-ndjson", row("c", said("ling", "joy")));
    assertThat(labels()).containsExactly("joy", null, "joy", null);
  }

  @Test
  void a_plans_rule_decides_over_all_answers_and_what_somebody_has_in_hand_waits_for_them() {
    tenant.uploadCsv(dataset, "text\nin hand\nfree\n").then().statusCode(200);
    plan(Map.of("annotators", 1, "annotatorsMax", 3, "goldRule", "majority"))
        .then()
        .statusCode(200);
    String member = tenant.add("annotator").token();
    Annotating annotating = new Annotating(tenant, dataset);
    String inHand = annotating.inHand(member, 1).getFirst();

    upload("?annotator=kim", CSV, "text,label\nin hand,joy\nfree,joy\n");
    assertThat(labels()).containsExactly(null, "joy");
    annotating.answer(member, inHand, "joy").then().statusCode(200);
    assertThat(labels()).containsExactly("joy", "joy");

    upload("?annotator=ling", CSV, "text,label\nin hand,anger\nfree,anger\n");
    assertThat(labels()).containsExactly("joy", null);
    assertThat(annotating.inHand(member, 5)).hasSize(1);
    upload("?annotator=bo", CSV, "text,label\nfree,anger\n");
    assertThat(labels()).containsExactly("joy", null);
    annotating
        .answer(member, annotating.inHand(member, 5).getFirst(), "anger")
        .then()
        .statusCode(200);
    assertThat(labels()).containsExactly("joy", "anger");
  }

  @Test
  void an_export_that_comes_back_counts_nobody_twice() {
    tenant.uploadCsv(dataset, "text\na\n").then().statusCode(200);
    plan(Map.of("annotators", 2, "annotatorsMax", 2, "goldRule", "majority"))
        .then()
        .statusCode(200);
    String member = tenant.add("annotator").token();
    Annotating annotating = new Annotating(tenant, dataset);
    annotating
        .answer(member, annotating.inHand(member, 1).getFirst(), "joy")
        .then()
        .statusCode(200);
    upload("?annotator=kim", CSV, "text,label\na,anger\n");
    String before = exported();
    JsonPath checked = check("", "application/x-ndjson", before);

    JsonPath report = upload("", "application/x-ndjson", before);

    assertReport(report, 0, 1, 0, 0, 0, 2);
    assertChecked(checked, report);
    assertThat(exported()).isEqualTo(before);
  }

  @Test
  void what_a_reviewer_took_back_waits_for_the_plans_answers() {
    plan(Map.of("annotators", 3, "annotatorsMax", 3, "goldRule", "majority"))
        .then()
        .statusCode(200);
    upload("?annotator=ling", CSV, "text,label\na,joy\n");
    assertThat(labels()).containsExactly("joy");
    tenant
        .asOwner()
        .delete(path("/examples/" + items("decided").getString("items[0].example") + "/decision"))
        .then()
        .statusCode(200);

    upload("?annotator=kim", CSV, "text,label\na,joy\n");

    assertThat(labels()).containsExactly((String) null);
    upload("?annotator=bo", CSV, "text,label\na,joy\n");
    assertThat(labels()).containsExactly("joy");
  }

  @Test
  void a_skip_says_nothing_of_what_a_row_left_undecided() {
    plan(Map.of("annotators", 3, "annotatorsMax", 3, "goldRule", "majority"))
        .then()
        .statusCode(200);
    upload(
        "",
        "application/x-ndjson",
        "{\"text\": \"a\", \"labelledHow\": \"undecided\", \"annotations\": ["
            + said("ling", "joy")
            + "]}\n");

    upload("", "application/x-ndjson", row("a", "{\"by\": \"kim\", \"skipped\": \"unclear\"}"));

    assertThat(labels()).containsExactly((String) null);
  }

  @Test
  void gold_questions_and_what_waits_for_a_reviewer_stay_what_they_are() {
    upload("", CSV, "text,label,annotator\nopen,joy,kim\nopen,anger,ling\n");
    tenant.uploadCsv(dataset, "text,label,id\nknown,joy,k\n").then().statusCode(200);
    plan(Map.of("annotators", 2, "annotatorsMax", 2, "goldRule", "majority"))
        .then()
        .statusCode(200);
    tenant
        .sending(Map.of("externalIds", List.of("k")))
        .post(path("/gold-questions"))
        .then()
        .statusCode(200);

    upload("", CSV, "text,label,annotator\nopen,joy,bo\nknown,anger,bo\nknown,anger,cy\n");

    assertThat(labels()).containsExactly(null, "joy");
    assertThat(items("review").getList("items[0].answers.annotator"))
        .containsExactly("kim", "ling", "bo");
    JsonPath questions = tenant.asOwner().get(path("/gold-questions")).jsonPath();
    assertThat(questions.getList("items.answers")).containsExactly(0);
    assertThat(questions.getString("items[0].answer.label")).isEqualTo("joy");
  }

  @Test
  void another_split_is_a_leak_and_its_answers_are_left_out() {
    tenant.uploadCsv(dataset, "text,split\na,test\n").then().statusCode(200);
    String rows = "text,label,split,annotator\na,joy,train,kim\na,joy,,ling\n";
    JsonPath checked = check("", CSV, rows);

    JsonPath report = upload("", CSV, rows);

    assertReport(report, 0, 0, 1, 1, 1, 0);
    assertThat(report.getInt("rejected[0].line")).isEqualTo(2);
    assertThat(checked.getInt("extended")).isEqualTo(1);
    assertThat(checked.getInt("people.answers")).isEqualTo(1);
    assertThat(checked.getList("findings.kind")).contains("leak");
  }

  @Test
  void a_file_that_cannot_be_read_to_its_end_adds_nothing() {
    upload("?annotator=kim", CSV, "text,label\na,joy\n");
    String before = exported();

    Response refused =
        send(
            "",
            CSV,
            "text,label,annotator\na,anger,ling\n" + "a,joy,bo\n".repeat(1_100) + "\"open");

    assertProblem(refused, 422).detail("never closed");
    assertThat(exported()).isEqualTo(before);
    assertThat(count("uploaded_annotator")).isEqualTo(1);
  }

  @Test
  void the_same_text_of_another_organisation_is_untouched() {
    TestTenant other = TestTenant.create();
    String theirs = other.dataset("feelings", "joy", "anger");
    other.uploadCsv(theirs, "text,label,annotator\na,joy,kim\n").then().statusCode(200);
    String export = other.path("/datasets/" + theirs + "/export?format=jsonl");
    String before = other.asOwner().get(export).asString();
    upload("", CSV, "text,label,annotator\na,joy,kim\n");

    assertReport(upload("", CSV, "text,label,annotator\na,anger,ling\n"), 0, 0, 1, 1, 1, 0);

    assertThat(other.asOwner().get(export).asString()).isEqualTo(before);
  }

  @Test
  void each_form_names_who_answered_a_row() {
    upload("", "application/x-ndjson", "{\"text\": \"a\", \"label\": \"joy\", \"annotator\": 3}\n");
    upload("", "text/tab-separated-values", "text\tlabel\tannotator\na\tjoy\tann\n");
    upload(
        "?format=doccano", CSV, "{\"text\": \"a\", \"label\": [\"joy\"], \"username\": \"bo\"}\n");
    upload("?format=doccano&annotator=cy", CSV, "{\"text\": \"a\", \"label\": [\"joy\"]}\n");
    upload(
        "?format=label-studio&annotator=di",
        "application/json",
        "[" + task("a", "{\"result\": " + choice("anger") + "}") + "]");
    upload("?format=label-studio", CSV, "[" + task("a", annotation(7, "joy")) + "]");

    assertThat(items("review").getList("items[0].answers.annotator"))
        .containsExactly("3", "ann", "bo", "cy", "di", "7");
  }

  @Test
  void sentences_of_two_people_are_put_together() {
    dataset =
        tenant.dataset("names", Map.of("type", "token", "labels", List.of("person", "place")));
    String sentence = "Ann B-%s\nsmiled O\n\n";

    upload("", "text/x-conll", "# annotator = kim\n" + sentence.formatted("person"));
    upload("?annotator=ling", "text/x-conll", sentence.formatted("place"));

    assertThat(items("review").getList("items[0].answers.annotator"))
        .containsExactly("kim", "ling");
  }

  @Test
  void a_name_that_is_none_is_refused_without_it() {
    String tooLong = "x".repeat(201);

    assertProblem(send("?annotator=" + tooLong, CSV, "text,label\na,joy\n"), 400)
        .field("annotator", "at most 200 characters");
    Response refused = send("", CSV, "text,label,annotator\na,joy," + tooLong + "\n");
    assertProblem(refused, 422).line(2, "names its annotator with more than 200 characters");
    assertThat(refused.asString()).doesNotContain("xxx").doesNotContain("annotation 0");
  }

  private static String choice(String label) {
    return "[{\"type\": \"choices\", \"from_name\": \"label\", \"value\": {\"choices\": [\""
        + label
        + "\"]}}]";
  }

  private JsonPath upload(String query, String type, String body) {
    Response report = send(query, type, body);
    assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
    return report.jsonPath();
  }

  private Response send(String query, String type, String body) {
    return tenant.send(
        "/datasets/" + dataset + "/examples" + query, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private JsonPath check(String query, String type, String body) {
    return tenant
        .send(
            "/datasets/" + dataset + "/examples/check" + query,
            type,
            body.getBytes(StandardCharsets.UTF_8))
        .jsonPath();
  }

  private static void assertReport(
      JsonPath report,
      int accepted,
      int duplicates,
      int extended,
      int answers,
      int added,
      int over) {
    assertThat(
            List.of(
                report.getInt("accepted"),
                report.getInt("duplicates"),
                report.getInt("extended"),
                report.getInt("answers"),
                report.getInt("answersAdded"),
                report.getInt("answersPassedOver")))
        .containsExactly(accepted, duplicates, extended, answers, added, over);
  }

  private static void assertChecked(JsonPath checked, JsonPath report) {
    assertThat(
            List.of(
                checked.getInt("acceptable"),
                checked.getInt("duplicates"),
                checked.getInt("extended"),
                checked.getInt("people.answers") + checked.getInt("people.skips"),
                checked.getInt("people.added"),
                checked.getInt("people.passedOver")))
        .containsExactly(
            report.getInt("accepted"),
            report.getInt("duplicates"),
            report.getInt("extended"),
            report.getInt("answers"),
            report.getInt("answersAdded"),
            report.getInt("answersPassedOver"));
  }
}
