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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that can be wrong with an upload: named by line, and nothing stored half-way. */
@QuarkusTest
class BadUploadTest {
  private static final String JSONL = "application/x-ndjson";

  private TestTenant tenant;
  private String dataset;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
    dataset = tenant.dataset("feelings", "joy", "anger", "喜悦");
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
  void text_that_is_not_utf8_is_refused_by_line() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write("text,label\nfine 好,joy\n".getBytes(StandardCharsets.UTF_8));
    body.write("我很高兴,joy\n".getBytes(Charset.forName("GB18030")));
    body.write("fine too,joy\n".getBytes(StandardCharsets.UTF_8));

    Response report = tenant.upload(dataset, "text/csv", body.toByteArray());

    assertThat(report.jsonPath().getInt("accepted")).isEqualTo(2);
    assertThat(report.jsonPath().getList("rejected.line")).containsExactly(3);
    assertThat(report.jsonPath().getString("rejected[0].reason")).contains("UTF-8");
  }

  @Test
  void a_file_in_another_encoding_is_named_and_converted_when_that_is_asked_for() {
    byte[] gbk = "text,label\n我很高兴，真的,喜悦\n".getBytes(Charset.forName("GBK"));
    byte[] utf16 = "text\nhi\n".getBytes(StandardCharsets.UTF_16);

    assertProblem(tenant.upload(dataset, "text/csv", gbk), 422).field("encoding", "GB18030");
    assertProblem(tenant.upload(dataset, "text/csv", utf16), 422).field("encoding", "UTF-16BE");
    assertThat(stored()).isZero();

    Response converted = converting("gbk", gbk);

    assertThat(converted.jsonPath().getInt("accepted")).as(converted.asString()).isEqualTo(1);
    assertThat(tenant.asOwner().get(tenant.path("/datasets/" + dataset + "/examples")).asString())
        .contains("我很高兴，真的");
    assertThat(converting("utf-16", utf16).jsonPath().getInt("accepted")).isEqualTo(1);
    assertProblem(converting("klingon", gbk), 400).field("encoding", "no encoding known");
    refused(
        converting("big5", "text\n\u0080".getBytes(StandardCharsets.ISO_8859_1)), 2, "valid Big5");
  }

  private Response converting(String encoding, byte[] body) {
    return tenant.send("/datasets/" + dataset + "/examples?encoding=" + encoding, "text/csv", body);
  }

  @Test
  void a_json_line_of_ten_megabytes_is_passed_over() {
    Response report =
        upload(
            JSONL,
            "{\"text\": \"good\"}\n{\"text\":\""
                + "x".repeat(10 << 20)
                + "\"}\n{\"text\": \"too\"}\n");

    assertThat(report.jsonPath().getInt("accepted")).isEqualTo(2);
    assertThat(report.jsonPath().getString("rejected[0].reason")).contains("longer than 1048576");
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
  void wrong_types_are_refused_with_the_accepted_ones() {
    assertProblem(converting("utf-8&format=xls", new byte[0]), 400).field("format", "doccano");
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
}
