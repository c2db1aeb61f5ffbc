package dev.attune.api.examples;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExamplesTest {
  private TestTenant tenant;
  private String dataset;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
    dataset = tenant.dataset("feelings", "joy", "anger");
    tenant.uploadCsv(
        dataset,
        """
        text,label,split,meta.channel
        Sunny MORNING,joy,train,forum
        morning traffic,anger,test,
        nothing yet,,,
        早上好,joy,validation,
        """);
  }

  @Test
  void filters_narrow_the_list() {
    assertThat(texts("label", "joy")).containsExactly("Sunny MORNING", "早上好");
    assertThat(texts("status", "unlabelled")).containsExactly("nothing yet");
    assertThat(texts("status", "labelled")).hasSize(3);
    assertThat(texts("split", "test")).containsExactly("morning traffic");
    assertThat(texts("split", "none")).containsExactly("nothing yet");
    assertThat(texts("q", "morning")).containsExactly("Sunny MORNING", "morning traffic");
    assertThat(texts("q", "早上")).containsExactly("早上好");
    assertThat(texts("q", "nowhere")).isEmpty();
    assertThat(texts("annotator", tenant.owner().email())).hasSize(3);
    assertThat(texts("annotator", "somebody@else.example")).isEmpty();
  }

  @Test
  void some_examples_are_found_by_their_ids() {
    List<String> ids = tenant.asOwner().get(examplesPath()).jsonPath().getList("items.id");

    Response found = tenant.asOwner().queryParam("id", ids.get(2), ids.get(0)).get(examplesPath());

    assertThat(found.jsonPath().getList("items.text", String.class))
        .containsExactly("Sunny MORNING", "nothing yet");
    assertProblem(list("id", "first"), 400).field("id", "id of an example");
  }

  @Test
  void filters_that_can_fit_nothing_are_refused() {
    assertProblem(list("status", "done"), 400).field("status", "labelled");
    assertProblem(list("split", "dev"), 400).field("split", "validation");
    assertProblem(list("q", " "), 400).field("q", "1 to 200");
    assertProblem(list("label", "\u0000"), 400).detail("NUL");
  }

  @Test
  void pages_follow_one_another_also_through_a_search() {
    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      var request = tenant.asOwner().queryParam("limit", 1).queryParam("q", "morning");
      Response page =
          (after == null ? request : request.queryParam("after", after)).get(examplesPath());
      seen.addAll(page.jsonPath().getList("items.text", String.class));
      after = page.jsonPath().getString("next");
    } while (after != null);

    assertThat(seen).containsExactly("Sunny MORNING", "morning traffic");
  }

  @Test
  void auditors_see_that_texts_are_there_but_no_text() {
    TestUser auditor = tenant.add("auditor");

    Response seen = TestTenant.as(auditor.token()).get(examplesPath());
    Response searched = TestTenant.as(auditor.token()).get(examplesPath() + "?q=morning");
    Response exported = TestTenant.as(auditor.token()).get(exportPath("jsonl"));

    assertThat(seen.jsonPath().getList("items.label")).containsExactly("joy", "anger", null, "joy");
    assertThat(seen.asString()).doesNotContain("MORNING").doesNotContain("forum");
    assertProblem(searched, 403).detail("no texts");
    assertProblem(exported, 403);
  }

  @Test
  void an_export_comes_back_in_unchanged_in_either_form() {
    String nasty = "=1+1|'=2|''-3|@x|+y|-z|'plain|\"q\", and\r\nnewline|  padded  |尾";
    for (String text : nasty.split("\\|", -1)) {
      tenant.upload(
          dataset,
          "application/x-ndjson",
          ("{\"text\":" + quoted(text) + ",\"label\":\"joy\",\"id\":\"-1\",\"meta.=k\":\"@v\"}")
              .getBytes(StandardCharsets.UTF_8));
    }

    for (String format : List.of("csv", "jsonl")) {
      byte[] exported = tenant.asOwner().get(exportPath(format)).asByteArray();
      String copy = tenant.dataset("copy " + format, "joy", "anger");
      Response report =
          tenant.upload(copy, format.equals("csv") ? "text/csv" : "application/x-ndjson", exported);

      assertThat(report.jsonPath().getInt("rejectedTotal")).as(report.asString()).isZero();
      assertThat(comparable(copy)).as(format).isEqualTo(comparable(dataset));
    }
  }

  @Test
  void no_cell_of_an_export_begins_like_a_formula() {
    tenant.uploadCsv(dataset, "text,id\n\"=HYPERLINK(\"\"x\"\")\",+1\n");

    String csv = tenant.asOwner().get(exportPath("csv")).asString();

    assertThat(csv).contains("'=HYPERLINK").contains("'+1").doesNotContain("\"=HYPER");
  }

  @Test
  void an_export_names_its_form() {
    assertThat(tenant.asOwner().get(exportPath("csv")).contentType()).startsWith("text/csv");
    assertThat(tenant.asOwner().get(exportPath("jsonl")).contentType())
        .startsWith("application/x-ndjson");
    assertProblem(tenant.asOwner().get(exportPath("xml")), 400).field("format", "jsonl, csv, tsv");
    assertProblem(tenant.asOwner().get(exportPath("conll")), 422).field("format", "token tasks");
    assertProblem(tenant.asOwner().get(tenant.path("/datasets/nothing/export?format=csv")), 404);
  }

  private List<Map<String, Object>> comparable(String id) {
    List<Map<String, Object>> items =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + id + "/examples?limit=200"))
            .jsonPath()
            .getList("items");
    return items.stream()
        .map(
            item -> {
              Map<String, Object> kept = new java.util.HashMap<>(item);
              kept.keySet()
                  .retainAll(List.of("text", "label", "split", "externalId", "meta", "characters"));
              return kept;
            })
        .toList();
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n")
        + '"';
  }

  private List<String> texts(String parameter, String value) {
    return list(parameter, value).jsonPath().getList("items.text");
  }

  private Response list(String parameter, String value) {
    return tenant.asOwner().queryParam(parameter, value).get(examplesPath());
  }

  private String examplesPath() {
    return tenant.path("/datasets/" + dataset + "/examples");
  }

  private String exportPath(String format) {
    return tenant.path("/datasets/" + dataset + "/export?format=" + format);
  }
}
