package dev.attune.api.uploadedanswers;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.annotation.Annotating;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What people answered elsewhere is added to the texts that are there. */
@QuarkusTest
class LateAnswersTest extends LateUploads {
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
}
