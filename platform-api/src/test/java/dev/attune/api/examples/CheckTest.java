package dev.attune.api.examples;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check says of a file, and that it stores none of it. */
@QuarkusTest
class CheckTest {
  private static final String LONG_TEXT =
      "the parcel came three days late and nobody at the counter could say where it had been";

  private TestTenant tenant;
  private String dataset;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
    dataset = tenant.dataset("feelings", "joy", "anger");
  }

  @Test
  void rows_are_counted_and_nothing_is_stored() {
    tenant.uploadCsv(dataset, "text,label\nknown,joy\n");

    JsonPath report = check("text,label\nnew,joy\n,joy\nknown,anger\nnew,joy\nother,\n");

    assertThat(report.getMap("").keySet()).contains("encoding", "byteOrderMark", "lineEnds");
    assertThat(report.getInt("rows")).isEqualTo(5);
    assertThat(report.getInt("acceptable")).isEqualTo(2);
    assertThat(report.getInt("labelled")).isEqualTo(1);
    assertThat(report.getInt("duplicates")).isEqualTo(2);
    assertThat(report.getList("rejected.line")).containsExactly(3);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void labels_that_are_probably_others_are_named() {
    JsonPath report = check("text,label\na,Joy\nb,angr\nc,grief\nd,joy\n");

    assertThat(values(report, "label-twin")).containsExactly("Joy (1) → joy");
    assertThat(values(report, "label-typo")).containsExactly("angr (1) → anger");
    assertThat(values(report, "unknown-label")).containsExactly("grief (1)");
    assertThat(report.getString("rejected[0].reason")).contains("did you mean \"joy\"?");
  }

  @Test
  void personal_data_are_counted_by_kind_with_their_lines_and_never_shown() {
    JsonPath report =
        check("text\nwrite to ann@example.org\ncalm\nbob@example.org or 13812345678\n");

    assertThat(finding(report, "personal-email"))
        .containsEntry("count", 2)
        .containsEntry("lines", List.of(2, 4));
    assertThat(finding(report, "personal-phone")).containsEntry("lines", List.of(4));
    assertThat(report.prettify()).doesNotContain("ann@").doesNotContain("1381");
  }

  @Test
  void ten_thousand_labels_are_a_wrong_column() {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 12_000; i++) {
      csv.append("text ").append(i).append(",user-").append(i).append('\n');
    }

    JsonPath report = check(csv.toString());

    assertThat(finding(report, "too-many-labels"))
        .containsEntry("count", 10_000)
        .containsEntry("severity", "refused");
    assertThat(report.getInt("acceptable")).isZero();
  }

  @Test
  void near_duplicates_and_leaks_are_found() {
    tenant.uploadCsv(dataset, "text,label,split\nstored,joy,train\n");

    JsonPath report =
        check(
            "text,label,split\n"
                + LONG_TEXT
                + ",joy,train\n"
                + LONG_TEXT.toUpperCase(java.util.Locale.ROOT)
                + "!!!,joy,train\n"
                + LONG_TEXT
                + " again,joy,test\n"
                + "something else altogether that has little to do with it,joy,test\n"
                + "stored,joy,test\n"
                + LONG_TEXT
                + ",joy,test\n");

    assertThat(lines(report, "near-duplicate")).containsExactly(3);
    assertThat(lines(report, "near-leak")).containsExactly(4);
    assertThat(lines(report, "leak")).containsExactlyInAnyOrder(6, 7);
  }

  @Test
  void near_duplicates_of_stored_texts_are_found_each_once() {
    tenant.uploadCsv(
        dataset,
        "text,label,split\n"
            + LONG_TEXT
            + "!,joy,train\n"
            + LONG_TEXT
            + "!!,joy,train\n"
            + "another that is stored and has little to do with it,joy,train\n");

    JsonPath report =
        check(
            "text,label,split\n"
                + "a text of which nothing like it is stored in any split,joy,test\n"
                + LONG_TEXT
                + ",joy,test\n"
                + "another that is stored and has little to do with it,joy,train\n"
                + "ANOTHER that is stored and has little to do with it.,joy,\n");

    assertThat(lines(report, "near-leak")).containsExactly(3);
    assertThat(finding(report, "near-leak")).containsEntry("count", 1);
    assertThat(lines(report, "near-duplicate")).containsExactly(5);
    assertThat(report.getInt("duplicates")).isEqualTo(1);
  }

  @Test
  void an_upload_refuses_the_row_that_would_leak() {
    Response report =
        tenant.uploadCsv(
            dataset, "text,label,split\na,joy,train\na,joy,test\nb,joy,test\nb,joy,test\nb,joy,\n");

    assertThat(report.jsonPath().getInt("accepted")).isEqualTo(2);
    assertThat(report.jsonPath().getInt("duplicates")).isEqualTo(2);
    assertThat(report.jsonPath().getList("rejected.line")).containsExactly(3);
    assertThat(report.jsonPath().getString("rejected[0].reason")).contains("split train");
  }

  @Test
  void imbalance_and_rare_labels_count_what_is_stored() {
    tenant.uploadCsv(dataset, "text,label\nx,anger\n");
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 40; i++) {
      csv.append(UUID.randomUUID()).append(",joy\n");
    }

    JsonPath report = check(csv.toString());

    assertThat(values(report, "too-few")).containsExactly("anger (1)");
    assertThat(finding(report, "imbalance")).containsEntry("count", 40);
  }

  @Test
  void another_writing_long_texts_and_mixed_line_ends_are_noticed() {
    JsonPath report =
        check("text,label\r\n我很高兴,joy\nfine,joy\n" + "many words ".repeat(200) + ",joy\n");

    assertThat(values(report, "language")).contains("chinese (1)", "latin (2)");
    assertThat(finding(report, "mixed-line-ends")).containsEntry("count", 1);
    assertThat(values(report, "long-text")).containsExactly("512");
    assertThat(report.getMap("lineEnds")).isEqualTo(Map.of("lf", 3, "crlf", 1, "cr", 0));
  }

  @Test
  void tags_put_right_are_said_by_line() {
    String token = tenant.dataset("token", TestTasks.TOKEN);

    JsonPath report = post(token, "text/x-conll", "", "Ann I-person\nis O\n\n").jsonPath();

    assertThat(lines(report, "tag-repaired")).containsExactly(1);
  }

  @Test
  void a_mark_and_an_encoding_are_named_and_another_one_refused() {
    byte[] gbk = "text\n我很高兴\n".getBytes(Charset.forName("GBK"));

    assertThat(check("\uFEFFtext\nx\n").getBoolean("byteOrderMark")).isTrue();
    assertProblem(post(dataset, "text/csv", "", gbk), 422).field("encoding", "GB18030");
    assertThat(post(dataset, "text/csv", "?encoding=GBK", gbk).jsonPath().getString("encoding"))
        .isEqualTo("GBK");
    assertProblem(post(dataset, "text/csv", "", "label\nx\n"), 422).line(1, "no column \"text\"");
  }

  @Test
  void no_finding_holds_a_text() {
    String report =
        post(
                dataset,
                "text/csv",
                "",
                "text,label,split\nsecret words,joy,train\nsecret words,joy,test\nsecret  words!,joy,test\n")
            .asString();

    assertThat(report).contains("leak").doesNotContain("secret");
  }

  private JsonPath check(String csv) {
    Response report = post(dataset, "text/csv", "", csv);
    assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
    return report.jsonPath();
  }

  private Response post(String id, String type, String query, String body) {
    return post(id, type, query, body.getBytes(StandardCharsets.UTF_8));
  }

  private Response post(String id, String type, String query, byte[] body) {
    return tenant.send("/datasets/" + id + "/examples/check" + query, type, body);
  }

  private static Map<String, Object> finding(JsonPath report, String kind) {
    List<Map<String, Object>> findings = report.getList("findings");
    return findings.stream()
        .filter(finding -> kind.equals(finding.get("kind")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " in " + report.prettify()));
  }

  private static List<Object> values(JsonPath report, String kind) {
    return List.copyOf((List<?>) finding(report, kind).get("values"));
  }

  private static List<Object> lines(JsonPath report, String kind) {
    return List.copyOf((List<?>) finding(report, kind).get("lines"));
  }

  private int stored() {
    return Integer.parseInt(
        Worker.look("select count(*) from example where dataset_id = ?", UUID.fromString(dataset)));
  }
}
