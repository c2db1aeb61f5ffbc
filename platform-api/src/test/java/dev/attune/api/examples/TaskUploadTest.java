package dev.attune.api.examples;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Right answers of every kind of task: in, shown, counted, and out again as they came. */
@QuarkusTest
class TaskUploadTest {
  private static final String JSONL = "application/x-ndjson";
  private static final String CONLL = "text/x-conll";

  private TestTenant tenant;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
  }

  @Test
  void several_labels_come_in_and_go_out_in_tables_and_json() {
    String id = tenant.dataset("d", TestTasks.MULTI_LABEL);

    tenant.uploadCsv(id, "text,labels,split\na,joy|fear,train\nb,|,\nc,,\n");
    upload(id, JSONL, "{\"text\":\"d\",\"labels\":[\"anger\"]}\n");

    JsonPath examples = examples(id, "");
    assertThat(examples.getList("items.status"))
        .containsExactly("labelled", "labelled", "unlabelled", "labelled");
    assertThat(examples.getMap("items[0].gold"))
        .isEqualTo(Map.of("labels", List.of("joy", "fear")));
    assertThat(examples.getMap("items[1].gold")).isEqualTo(Map.of("labels", List.of()));
    assertThat(counts(id).getMap("counts.labels"))
        .isEqualTo(Map.of("joy", 1, "anger", 1, "fear", 1));
    assertThat(counts(id).getInt("counts.labelled")).isEqualTo(3);
    assertThat(examples(id, "?label=fear").getList("items.text")).containsExactly("a");
    assertThat(export(id, "csv").asString())
        .isEqualTo("text,labels,split,id\r\na,joy|fear,train,\r\nb,|,,\r\nc,,,\r\nd,anger,,\r\n");
    assertComesBack(id, "csv", "text/csv", TestTasks.MULTI_LABEL);
    assertComesBack(id, "jsonl", JSONL, TestTasks.MULTI_LABEL);
  }

  @Test
  void a_text_out_of_scope_is_marked_as_such() {
    String id = tenant.dataset("d", TestTasks.SINGLE_LABEL);

    tenant.uploadCsv(id, "text,label\na,book\nb,other\n");

    assertThat(counts(id).getMap("counts.labels"))
        .isEqualTo(Map.of("book", 1, "cancel", 0, "other", 1));
    assertThat(examples(id, "?label=other").getString("items[0].label")).isEqualTo("other");
  }

  @Test
  void values_come_in_and_go_out_in_tables_and_json() {
    String id = tenant.dataset("d", TestTasks.REGRESSION);

    tenant.uploadCsv(id, "text,value.stress,value.valence\na,7,-0.5\nb,,\n");
    upload(id, JSONL, "{\"text\":\"c\",\"values\":{\"stress\":1,\"valence\":0}}\n");
    upload(id, JSONL, "{\"text\":\"d\",\"value.stress\":2,\"value.valence\":1.0}\n");

    assertThat(examples(id, "").getMap("items[3].gold.values"))
        .isEqualTo(Map.of("stress", 2, "valence", 1));
    assertThat(export(id, "csv").asString()).contains("a,7,'-0.5,,\r\n");
    assertComesBack(id, "csv", "text/csv", TestTasks.REGRESSION);
    assertComesBack(id, "jsonl", JSONL, TestTasks.REGRESSION);
  }

  @Test
  void entities_come_in_and_go_out_in_json_and_conll() {
    String id = tenant.dataset("d", TestTasks.TOKEN);

    upload(
        id,
        JSONL,
        """
        {"text": "😀 Ann's in 北京", "id": "t-1", "split": "test", "meta.c": "x", "entities": [{"start": 2, "end": 5, "label": "person"}, {"start": 11, "end": 13, "label": "place"}]}
        {"text": "nothing  here", "entities": []}
        {"text": "unlabelled"}
        """);
    upload(id, CONLL, "Bob B-person\nleft O\n");

    assertThat(counts(id).getMap("counts.labels")).isEqualTo(Map.of("person", 2, "place", 1));
    assertThat(counts(id).getInt("counts.labelled")).isEqualTo(3);
    assertThat(examples(id, "?label=place").getList("items.externalId")).containsExactly("t-1");
    assertThat(export(id, "conll").asString())
        .startsWith(
            """
            # id = t-1
            # split = test
            # meta.c = x
            # text = 😀 Ann's in 北京
            😀\tO
            Ann\tB-person
            's\tO
            in\tO
            北\tB-place
            京\tI-place

            """);
    assertComesBack(id, "jsonl", JSONL, TestTasks.TOKEN);
    String other = tenant.dataset("conll", TestTasks.TOKEN);
    upload(other, CONLL, export(id, "conll").asString());
    assertThat(export(other, "jsonl").asString().lines().toList())
        .isEqualTo(
            export(id, "jsonl")
                .asString()
                .lines()
                .filter(line -> !line.contains("unlabelled"))
                .toList());
  }

  @Test
  void all_outputs_of_a_joint_task_come_together() {
    String id = tenant.dataset("d", TestTasks.JOINT);

    upload(
        id,
        JSONL,
        """
        {"text": "to Rome", "outputs": {"intent": "book", "slots": [{"start": 3, "end": 7, "label": "place"}], "mood": {"valence": 0.5}}}
        {"text": "stop", "label.intent": "cancel", "entities.slots": [], "value.mood.valence": -1}
        """);

    assertThat(counts(id).getMap("counts.outputs.intent.labels"))
        .isEqualTo(Map.of("book", 1, "cancel", 1));
    assertThat(counts(id).getMap("counts.outputs.slots.labels")).isEqualTo(Map.of("place", 1));
    assertThat(counts(id).getInt("counts.outputs.mood.values.valence.count")).isEqualTo(2);
    assertThat(examples(id, "?label=place&output=slots").getList("items.text"))
        .containsExactly("to Rome");
    assertThat(examples(id, "?label=place&output=intent").getList("items")).isEmpty();
    assertComesBack(id, "jsonl", JSONL, TestTasks.JOINT);
  }

  @Test
  void a_form_that_cannot_hold_the_answers_is_refused_with_the_one_that_can() {
    String token = tenant.dataset("token", TestTasks.TOKEN);
    String joint = tenant.dataset("joint", TestTasks.JOINT);
    String values = tenant.dataset("values", TestTasks.REGRESSION);

    assertProblem(tenant.uploadCsv(token, "text,label\na,person\n"), 422)
        .line(1, "JSON Lines or CoNLL");
    assertProblem(tenant.uploadCsv(joint, "text,label.intent\na,book\n"), 422)
        .line(1, "send answers as JSON Lines");
    assertProblem(tenant.uploadCsv(values, "text,label\na,book\n"), 422)
        .line(1, "known are text, value.stress, value.valence, split");
    assertProblem(upload(values, CONLL, "a O\n"), 415).detail("the task of this data set is");
    assertProblem(export(token, "csv"), 422).field("format", "jsonl or conll");
    assertProblem(export(joint, "csv"), 422).field("format", "export them as jsonl");
    assertProblem(export(values, "conll"), 422).field("format", "token tasks");
    assertThat(tenant.uploadCsv(token, "text\nlabelled later\n").statusCode()).isEqualTo(200);
  }

  @Test
  void bad_answers_are_named_by_line_and_the_good_ones_stored() {
    String id = tenant.dataset("d", TestTasks.JOINT);

    Response report =
        upload(
            id,
            JSONL,
            """
            {"text": "a", "outputs": {"intent": "book", "slots": [], "mood": 0}}
            {"text": "b", "outputs": {"intent": "fly", "slots": [], "mood": 0}}
            {"text": "c", "outputs": {"intent": "book", "mood": 0}}
            {"text": "d", "outputs": {"intent": "book", "slots": [{"start": 0, "end": 2, "label": "place"}], "mood": 0}}
            {"text": "e", "outputs": {"intent": "book", "slots": [], "mood": 1.5}}
            {"text": "f", "label": "book"}
            """);

    JsonPath json = report.jsonPath();
    assertThat(json.getInt("accepted")).isEqualTo(1);
    assertThat(json.getList("rejected.line")).containsExactly(2, 3, 4, 5, 6);
    assertThat(json.getString("rejected[0].reason")).contains("\"fly\"").contains("\"intent\"");
    assertThat(json.getString("rejected[1].reason")).contains("no answer for the output \"slots\"");
    assertThat(json.getString("rejected[2].reason")).contains("beyond its text of 1 characters");
    assertThat(json.getString("rejected[3].reason")).contains("1.5").contains("\"valence\"");
    assertThat(json.getString("rejected[4].reason")).contains("unknown members: \"label\"");
    assertThat(counts(id).getInt("counts.total")).isEqualTo(1);
  }

  @Test
  void conll_names_the_line_of_what_is_wrong() {
    String id = tenant.dataset("d", TestTasks.TOKEN);

    assertProblem(upload(id, CONLL, "Bob B-persona\nleft O\n"), 422).line(1, "\"persona\"");
    assertProblem(upload(id, CONLL, "Bob B-person\nleft\n"), 422).line(2, "no token and tag");
    assertProblem(upload(id, CONLL, ""), 422).detail("no rows");
    assertThat(counts(id).getInt("counts.total")).isZero();
  }

  private void assertComesBack(
      String id, String format, String mediaType, Map<String, Object> task) {
    String sent = export(id, format).asString();
    String copy = tenant.dataset("copy-" + format, task);
    assertThat(upload(copy, mediaType, sent).jsonPath().getInt("rejectedTotal")).isZero();
    assertThat(export(copy, format).asString()).isEqualTo(sent);
  }

  private Response upload(String id, String mediaType, String body) {
    return tenant.upload(id, mediaType, body.getBytes(StandardCharsets.UTF_8));
  }

  private Response export(String id, String format) {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + id + "/export?provenance=false&format=" + format));
  }

  private JsonPath examples(String id, String query) {
    return tenant.asOwner().get(tenant.path("/datasets/" + id + "/examples" + query)).jsonPath();
  }

  private JsonPath counts(String id) {
    return tenant.asOwner().get(tenant.path("/datasets/" + id)).jsonPath();
  }
}
