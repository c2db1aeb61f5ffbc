package dev.attune.api.labels;

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

@QuarkusTest
class LabelChangesTest {
  private TestTenant tenant;
  private String dataset = "";

  @BeforeEach
  void start() {
    tenant = TestTenant.create();
  }

  private void dataset(Map<String, Object> task, String... rows) {
    dataset = tenant.dataset("d", task);
    tenant
        .upload(
            dataset,
            "application/x-ndjson",
            String.join("\n", rows).getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(200);
  }

  private Response change(Map<String, ?> change) {
    return tenant.sending(change).post(path("/labels/changes"));
  }

  private String path(String rest) {
    return tenant.path("/datasets/" + dataset + rest);
  }

  private JsonPath get(String rest) {
    return tenant.asOwner().get(path(rest)).then().statusCode(200).extract().jsonPath();
  }

  @Test
  void a_renamed_label_has_its_new_name_in_the_task_and_in_every_answer() {
    dataset(
        TestTasks.SINGLE_LABEL,
        "{\"text\": \"a\", \"label\": \"book\"}",
        "{\"text\": \"b\", \"label\": \"other\"}",
        "{\"text\": \"c\"}");

    Response made = change(Map.of("action", "rename", "label", "book", "to", "reserve"));
    change(Map.of("action", "rename", "label", "other", "to", "elsewhere")).then().statusCode(200);

    assertThat(made.jsonPath().getInt("examples")).isEqualTo(1);
    assertThat(get("").getList("task.labels")).containsExactly("reserve", "cancel");
    assertThat(get("").getString("task.outOfScope")).isEqualTo("elsewhere");
    assertThat(get("/examples").getList("items.label"))
        .containsExactly("reserve", "elsewhere", null);
    assertThat(get("/examples?label=reserve").getList("items.text")).containsExactly("a");
    assertThat(get("/examples?label=book").getList("items")).isEmpty();
  }

  @Test
  void merged_labels_of_a_set_are_there_once_and_in_the_order_of_the_task() {
    dataset(
        TestTasks.MULTI_LABEL,
        "{\"text\": \"a\", \"labels\": [\"joy\", \"fear\"]}",
        "{\"text\": \"b\", \"labels\": [\"joy\", \"anger\", \"fear\"]}",
        "{\"text\": \"c\", \"labels\": []}");

    change(Map.of("action", "merge", "label", "joy", "to", "fear")).then().statusCode(200);

    assertThat(get("").getList("task.labels")).containsExactly("anger", "fear");
    assertThat(get("/examples").getList("items.gold.labels"))
        .containsExactly(List.of("fear"), List.of("anger", "fear"), List.of());
  }

  @Test
  void entities_follow_and_those_of_a_stripped_label_go() {
    dataset(
        TestTasks.TOKEN,
        "{\"text\": \"Ann in Rome\", \"entities\": [{\"start\": 0, \"end\": 3, \"label\": \"person\"},"
            + " {\"start\": 7, \"end\": 11, \"label\": \"place\"}]}");

    change(Map.of("action", "rename", "label", "place", "to", "town")).then().statusCode(200);
    change(Map.of("action", "delete", "label", "person", "answers", "strip"))
        .then()
        .statusCode(200);

    assertThat(get("/examples").getList("items[0].gold.entities"))
        .isEqualTo(List.of(Map.of("start", 7, "end", 11, "label", "town")));
  }

  @Test
  void a_scale_can_be_renamed_and_nothing_else() {
    dataset(
        TestTasks.REGRESSION, "{\"text\": \"a\", \"values\": {\"stress\": 7, \"valence\": 0.5}}");

    change(Map.of("action", "rename", "label", "stress", "to", "strain")).then().statusCode(200);

    assertThat(get("/examples").getMap("items[0].gold.values"))
        .isEqualTo(Map.of("strain", 7, "valence", 0.5f));
    assertThat(get("").getList("task.outputs.name")).containsExactly("strain", "valence");
    assertProblem(change(Map.of("action", "merge", "label", "strain", "to", "valence")), 422)
        .field("action", "renamed");
  }

  @Test
  void in_a_joint_task_the_named_output_alone_changes() {
    dataset(
        TestTasks.JOINT,
        "{\"text\": \"to Rome\", \"outputs\": {\"intent\": \"book\", \"mood\": {\"valence\": 0.5},"
            + " \"slots\": [{\"start\": 3, \"end\": 7, \"label\": \"place\"}]}}");

    change(Map.of("action", "rename", "output", "slots", "label", "place", "to", "book"))
        .then()
        .statusCode(200);
    change(Map.of("action", "rename", "output", "mood", "label", "valence", "to", "tone"))
        .then()
        .statusCode(200);

    JsonPath example = get("/examples");
    assertThat(example.getString("items[0].gold.outputs.intent.label")).isEqualTo("book");
    assertThat(example.getString("items[0].gold.outputs.slots.entities[0].label"))
        .isEqualTo("book");
    assertThat(example.getFloat("items[0].gold.outputs.mood.values.tone")).isEqualTo(0.5f);
    assertProblem(change(Map.of("action", "rename", "label", "book", "to", "x")), 422)
        .field("output", "needed");
  }

  @Test
  void a_label_that_is_used_goes_only_when_it_is_said_what_becomes_of_its_answers() {
    threeFeelings();

    assertProblem(change(Map.of("action", "delete", "label", "joy")), 409).detail("2 examples");
    assertProblem(change(Map.of("action", "delete", "label", "joy", "answers", "strip")), 422)
        .field("answers", "discard");
    assertThat(get("").getList("task.labels")).hasSize(3);

    change(Map.of("action", "delete", "label", "joy", "answers", "move", "to", "calm"))
        .then()
        .statusCode(200);
    assertThat(get("/examples").getList("items.label")).containsExactly("calm", "calm", "rage");

    assertProblem(change(Map.of("action", "delete", "label", "rage", "answers", "discard")), 422)
        .detail("2 to 200");
  }

  @Test
  void discarded_answers_leave_their_examples_unlabelled() {
    threeFeelings();

    Response made = change(Map.of("action", "delete", "label", "joy", "answers", "discard"));

    assertThat(made.jsonPath().getLong("examples")).isEqualTo(2);
    assertThat(get("/examples?status=unlabelled").getList("items.text")).containsExactly("a", "b");
    assertThat(get("/examples?status=labelled").getList("items.labelledBy"))
        .containsExactly(tenant.owner().email());
  }

  @Test
  void an_unused_label_goes_at_once() {
    threeFeelings();

    Response made = change(Map.of("action", "delete", "label", "calm"));

    assertThat(made.jsonPath().getString("answers")).isNull();
    assertThat(get("").getList("task.labels")).containsExactly("joy", "rage");
  }

  @Test
  void snapshots_stay_as_they_were() {
    dataset(
        TestTasks.SINGLE_LABEL,
        "{\"text\": \"a\", \"label\": \"book\", \"split\": \"train\"}",
        "{\"text\": \"b\", \"label\": \"cancel\", \"split\": \"train\"}",
        "{\"text\": \"c\", \"label\": \"book\", \"split\": \"validation\"}",
        "{\"text\": \"d\", \"label\": \"cancel\", \"split\": \"validation\"}",
        "{\"text\": \"e\", \"label\": \"book\", \"split\": \"test\"}",
        "{\"text\": \"f\", \"label\": \"cancel\", \"split\": \"test\"}");
    tenant.sending(Map.of("splits", "column")).post(path("/snapshots"));
    Map<String, ?> before = get("/snapshots/1").getMap("");

    change(Map.of("action", "rename", "label", "book", "to", "reserve")).then().statusCode(200);
    tenant.sending(Map.of("splits", "column")).post(path("/snapshots")).then().statusCode(201);

    assertThat(get("/snapshots/1").getMap("")).isEqualTo(before);
    JsonPath changes = get("/snapshots/2/changes");
    assertThat(changes.getBoolean("taskChanged")).isTrue();
    assertThat(changes.getString("labels[0].from")).isEqualTo("book");
    assertThat(changes.getString("labels[0].to")).isEqualTo("reserve");
  }

  @Test
  void what_was_done_is_kept_with_who_and_how_much() {
    threeFeelings();
    change(Map.of("action", "rename", "label", "joy", "to", "bliss"));
    change(Map.of("action", "merge", "label", "bliss", "to", "calm"));

    JsonPath changes = get("/labels/changes");
    JsonPath log = tenant.asOwner().get(tenant.path("/audit-log")).jsonPath();

    assertThat(changes.getList("items.action")).containsExactly("merge", "rename");
    assertThat(changes.getList("items.label")).containsExactly("bliss", "joy");
    assertThat(changes.getList("items.to")).containsExactly("calm", "bliss");
    assertThat(changes.getList("items.examples")).containsExactly(2, 2);
    assertThat(changes.getString("items[0].by")).isEqualTo(tenant.owner().email());
    assertThat(log.getList("items.action")).contains("dataset.label-merge", "dataset.label-rename");
  }

  @Test
  void what_uses_a_label_is_counted_before_it_is_changed() {
    threeFeelings();

    JsonPath labels = get("/labels");

    assertThat(labels.getList("items.label")).containsExactly("joy", "rage", "calm");
    assertThat(labels.getList("items.examples")).containsExactly(2, 1, 0);
    assertThat(labels.getList("items.kind")).containsOnly("label");
  }

  @Test
  void a_change_that_fits_nothing_is_refused_by_its_field() {
    threeFeelings();

    assertProblem(change(Map.of("action", "rename", "label", "joy", "to", "rage")), 409)
        .detail("merge");
    assertProblem(change(Map.of("action", "rename", "label", "joi", "to", "bliss")), 422)
        .field("label", "joy");
    assertProblem(change(Map.of("action", "merge", "label", "joy", "to", "bliss")), 422)
        .field("to", "none of this");
    assertProblem(change(Map.of("action", "rename", "label", "joy", "to", "a|b")), 422)
        .detail("a |");
    assertProblem(change(Map.of("action", "rename", "label", "joy")), 422).field("to", "needed");
    assertProblem(change(Map.of("action", "merge", "label", "joy", "to", "joy")), 422)
        .field("to", "itself");
    assertProblem(
            change(Map.of("action", "rename", "label", "joy", "to", "x", "answers", "move")), 422)
        .field("answers", "deleting");
    assertProblem(change(Map.of("action", "rename", "output", "o", "label", "joy", "to", "x")), 422)
        .field("output", "joint");
    assertThat(get("/labels/changes").getList("items")).isEmpty();
  }

  private void threeFeelings() {
    dataset(
        Map.of("type", "single-label", "labels", List.of("joy", "rage", "calm")),
        "{\"text\": \"a\", \"label\": \"joy\"}",
        "{\"text\": \"b\", \"label\": \"joy\"}",
        "{\"text\": \"c\", \"label\": \"rage\"}");
  }
}
