package dev.attune.api.examples;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is good of an upload, and how it is kept. */
@QuarkusTest
class UploadTest {
  private static final String JSONL = "application/x-ndjson";

  private TestTenant tenant;
  private String dataset;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
    dataset = tenant.dataset("feelings", "joy", "anger", "喜悦");
  }

  @Test
  void csv_with_everything_comes_back_as_it_was_sent() {
    Response report =
        csv(
            """
            \uFEFFid,text,label,split,subject,meta.channel
            t-1,"He said ""hi"",
            then left",joy,train,user-7,forum
            ,我很高兴，真的,喜悦,,,
            """);

    assertThat(report.asString()).isEqualTo(report(2, 0));
    var examples = examples().jsonPath();
    assertThat(examples.getString("items[0].text")).isEqualTo("He said \"hi\",\nthen left");
    assertThat(examples.getString("items[0].externalId")).isEqualTo("t-1");
    assertThat(examples.getMap("items[0].meta")).isEqualTo(Map.of("channel", "forum"));
    assertThat(examples.getString("items[0].labelledBy")).isEqualTo(tenant.owner().email());
    assertThat(examples.getString("items[1].label")).isEqualTo("喜悦");
    assertThat(examples.getInt("items[1].characters")).isEqualTo(7);
    assertThat(examples.getString("items[1].split")).isNull();
  }

  @Test
  void tab_separated_values_know_no_quotes() {
    Response report =
        upload("text/tab-separated-values", "label\ttext\njoy\t\"so happy\nanger\tit's \"bad\"\n");

    assertThat(report.asString()).isEqualTo(report(2, 0));
    assertThat(examples().jsonPath().getList("items.text"))
        .containsExactly("\"so happy", "it's \"bad\"");
  }

  @Test
  void json_lines_take_meta_flat_or_nested_and_values_that_are_no_strings() {
    Response report =
        upload(
            JSONL,
            """
            {"text": "a", "label": "joy", "id": 7, "meta.score": 0.5, "split": null}

            {"text": "b", "meta": {"channel": "forum", "vip": true}}
            """);

    assertThat(report.asString()).isEqualTo(report(2, 0));
    var examples = examples().jsonPath();
    assertThat(examples.getMap("items[0].meta")).isEqualTo(Map.of("score", "0.5"));
    assertThat(examples.getString("items[0].externalId")).isEqualTo("7");
    assertThat(examples.getMap("items[1].meta"))
        .isEqualTo(Map.of("channel", "forum", "vip", "true"));
  }

  @Test
  void nothing_personal_is_stored_in_the_clear() {
    csv("text,subject,meta.city\nmy secret words,patient-4711,Berlin\n");

    String row = Worker.look("select e::text from example e where dataset_id = ?", id());

    for (String clear : List.of("my secret words", "patient-4711", "Berlin")) {
      assertThat(row)
          .doesNotContain(clear)
          .doesNotContain(
              java.util.HexFormat.of().formatHex(clear.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void ten_thousand_characters_count_as_people_count_them() {
    assertThat(csv("text\n" + "😀".repeat(10_000) + "\n").asString()).isEqualTo(report(1, 0));
    refused(csv("text\n" + "😀".repeat(10_001) + "\n"), 2, "10001 characters");
  }

  @Test
  void duplicates_are_counted_whatever_their_label() {
    Response first = csv("text,label\ncafé,joy\n  cafe\u0301 ,anger\nother,joy\n");
    Response second = csv("text,label\nother,anger\nnew,joy\n");

    assertThat(first.asString()).isEqualTo(report(2, 1));
    assertThat(second.asString()).isEqualTo(report(1, 1));
    assertThat(csv("text\nnew\n").asString()).isEqualTo(report(0, 1));
    assertThat(examples().jsonPath().getList("items.label")).containsExactly("joy", "joy", "joy");
  }

  @Test
  void the_audit_log_has_counts_and_no_texts() {
    csv("text,label\nsecret words,joy\n,joy\n");

    String log = tenant.asOwner().get(tenant.path("/audit-log")).asString();

    assertThat(log)
        .contains("dataset.upload")
        .contains("\"accepted\":1")
        .contains("\"rejected\":1")
        .doesNotContain("secret");
  }

  private void refused(Response response, int line, String reason) {
    int before = stored();
    assertProblem(response, 422).line(line, reason).detail("Nothing was stored");
    assertThat(stored()).isEqualTo(before);
  }

  private int stored() {
    return Integer.parseInt(Worker.look("select count(*) from example where dataset_id = ?", id()));
  }

  private UUID id() {
    return UUID.fromString(dataset);
  }

  private Response csv(String text) {
    return tenant.uploadCsv(dataset, text);
  }

  private Response upload(String type, String text) {
    return tenant.upload(dataset, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private Response examples() {
    return tenant.asOwner().get(tenant.path("/datasets/" + dataset + "/examples"));
  }

  private static String report(int accepted, int duplicates) {
    return "{\"accepted\":"
        + accepted
        + ",\"duplicates\":"
        + duplicates
        + ",\"extended\":0,\"answers\":0,\"answersAdded\":0,\"answersPassedOver\":0"
        + ",\"rejected\":[],\"rejectedTotal\":0}";
  }
}
