package dev.attune.api.examples;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
  void bad_lines_are_reported_and_good_ones_stored() {
    Response report =
        csv(
            """
            text,label,split
            good,joy,train
            ,joy,train
            "two
            lines",grief,
            third,joy,later
            ragged,joy
            nul\u0000,joy,
            good too,anger,test
            """);

    assertThat(report.statusCode()).isEqualTo(200);
    var json = report.jsonPath();
    assertThat(json.getInt("accepted")).isEqualTo(2);
    assertThat(json.getInt("rejectedTotal")).isEqualTo(5);
    assertThat(json.getList("rejected.line")).containsExactly(3, 4, 6, 7, 8);
    assertThat(json.getString("rejected[0].reason")).isEqualTo("has an empty text");
    assertThat(json.getString("rejected[1].reason")).contains("grief").contains("joy");
    assertThat(json.getString("rejected[2].reason")).contains("later").contains("validation");
    assertThat(json.getString("rejected[3].reason")).contains("2 columns").contains("3");
    assertThat(json.getString("rejected[4].reason")).contains("NUL");
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void a_missing_column_is_named_and_nothing_is_stored() {
    refused(csv("label,split\njoy,train\n"), 1, "no column \"text\"");
  }

  @Test
  void unknown_columns_are_named() {
    refused(csv("text,label,label_name\na,joy,x\n"), 1, "label_name");
    refused(csv("text,label,label\na,joy,joy\n"), 1, "twice");
  }

  @Test
  void an_unknown_label_alone_is_a_refusal_by_line() {
    refused(csv("text,label\nI grieve,grief\n"), 2, "grief");
    refused(upload(JSONL, "{\"text\":\"x\",\"label\":\"grief\"}"), 1, "grief");
  }

  @Test
  void an_empty_text_and_one_of_a_megabyte_are_refused_by_line() {
    refused(csv("text,label\n   ,joy\n"), 2, "empty text");
    refused(csv("text\n" + "x".repeat(1 << 20) + "\n"), 2, "1048576 characters");
    refused(upload(JSONL, "{\"text\":\"" + "x".repeat(10_001) + "\"}"), 1, "10001 characters");
    refused(upload(JSONL, "{\"text\":\"" + "x".repeat(1 << 20) + "\"}"), 1, "longer than");
  }

  @Test
  void ten_thousand_characters_count_as_people_count_them() {
    assertThat(csv("text\n" + "😀".repeat(10_000) + "\n").asString()).isEqualTo(report(1, 0));
    refused(csv("text\n" + "😀".repeat(10_001) + "\n"), 2, "10001 characters");
  }

  @Test
  void text_that_is_not_utf8_is_refused_by_line() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write("text,label\nfine,joy\n".getBytes(StandardCharsets.UTF_8));
    body.write("我很高兴,joy\n".getBytes(Charset.forName("GB18030")));
    body.write("fine too,joy\n".getBytes(StandardCharsets.UTF_8));

    Response report = tenant.upload(dataset, "text/csv", body.toByteArray());

    assertThat(report.jsonPath().getInt("accepted")).isEqualTo(2);
    assertThat(report.jsonPath().getList("rejected.line")).containsExactly(3);
    assertThat(report.jsonPath().getString("rejected[0].reason")).contains("UTF-8");
    refused(
        tenant.upload(dataset, "text/csv", "text\nhi\n".getBytes(StandardCharsets.UTF_16)),
        1,
        "UTF-8");
    refused(
        tenant.upload(dataset, JSONL, "{\"text\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)),
        1,
        "UTF-8");
  }

  @Test
  void a_quote_that_is_never_closed_refuses_the_whole_file_by_its_line() {
    refused(csv("text,label\nfine,joy\n\"open,joy\nmore,joy\n"), 3, "never closed");
    refused(csv("text,label\nfine,joy\n\"closed\"too early,joy\n"), 3, "out of place");
    assertThat(stored()).isZero();
  }

  @Test
  void lines_that_are_no_json_objects_are_reported() {
    Response report =
        upload(
            JSONL,
            """
            {"text": "good"}
            {"text": "open
            ["text"]
            {"text": "a", "labels": ["joy"]}
            {"text": 5}
            {"text": "a", "text": "b"}
            {"text": "half \\ud83d pair"}
            """);

    var json = report.jsonPath();
    assertThat(json.getInt("accepted")).isEqualTo(1);
    assertThat(json.getList("rejected.line")).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(json.getString("rejected[2].reason")).contains("labels");
    assertThat(json.getString("rejected[3].reason")).contains("not a string");
    assertThat(json.getString("rejected[5].reason")).contains("surrogate");
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
  void wrong_types_are_refused_with_the_accepted_ones() {
    assertProblem(upload("application/vnd.ms-excel", "x"), 415).detail("application/x-ndjson");
    assertProblem(upload("application/json", "[]"), 415).detail("text/csv");
    assertProblem(upload("text/x-conll", "x O\n"), 415).detail("token tasks");
    assertProblem(upload("text/csv; charset=gbk", "text\nx\n"), 415).detail("UTF-8");
    assertThat(upload("text/csv; charset=UTF-8", "text\nx\n").statusCode()).isEqualTo(200);
  }

  @Test
  void a_compressed_body_is_refused() {
    Response response =
        tenant
            .asOwner()
            .header("Content-Encoding", "gzip")
            .contentType("text/csv")
            .body(new byte[] {31, -117})
            .post(tenant.path("/datasets/" + dataset + "/examples"));

    assertProblem(response, 415).detail("Content-Encoding");
  }

  @Test
  void an_upload_without_rows_is_refused() {
    assertProblem(csv(""), 422).detail("empty");
    assertProblem(csv("text,label\n"), 422).detail("no rows");
    assertProblem(upload(JSONL, "\n\n"), 422).detail("no rows");
  }

  @Test
  void metadata_has_bounds() {
    StringBuilder header = new StringBuilder("text");
    for (int i = 0; i <= 20; i++) {
      header.append(",meta.m").append(i);
    }
    refused(csv(header + "\n"), 1, "20 meta");
    refused(csv("text,meta.x\na," + "v".repeat(201) + "\n"), 2, "meta.x");
    refused(csv("text,id\na," + "v".repeat(201) + "\n"), 2, "id of more than 200");
  }

  @Test
  void of_many_bad_lines_the_first_thousand_are_listed() {
    Response report = csv("text,label\ngood,joy\n" + ",joy\n".repeat(1_500));

    assertThat(report.jsonPath().getList("rejected")).hasSize(1_000);
    assertThat(report.jsonPath().getInt("rejectedTotal")).isEqualTo(1_500);
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
        + ",\"rejected\":[],\"rejectedTotal\":0}";
  }
}
