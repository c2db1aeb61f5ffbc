package dev.attune.api.snapshots;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Splits that are alike, whatever the task's answers are. */
@QuarkusTest
class TaskSnapshotsTest {
  private static final Map<String, Object> RATIOS =
      Map.of("splits", Map.of("train", 0.6, "validation", 0.2, "test", 0.2), "seed", 3);

  private TestTenant tenant;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
  }

  @Test
  void rare_labels_of_several_come_into_every_split() {
    String id = tenant.dataset("d", TestTasks.MULTI_LABEL);
    StringBuilder csv = new StringBuilder("text,labels\n");
    for (int i = 0; i < 60; i++) {
      csv.append("text ").append(i).append(',');
      csv.append(i % 10 == 0 ? "joy|fear" : i % 3 == 0 ? "joy|anger" : "joy").append('\n');
    }
    tenant.uploadCsv(id, csv.append("none of them,|\n").toString());

    JsonPath snapshot = take(id, RATIOS).jsonPath();

    assertThat(snapshot.getMap("counts.labels.fear"))
        .isEqualTo(Map.of("train", 4, "validation", 1, "test", 1));
    assertThat(snapshot.getInt("counts.train")).isEqualTo(37);
    assertThat(snapshot.getInt("counts.labels.joy.test")).isEqualTo(12);
    assertThat(snapshot.getMap("counts")).doesNotContainKey("outputs");
    assertThat(take(id, RATIOS).jsonPath().getString("contentHash"))
        .isEqualTo(snapshot.getString("contentHash"));
  }

  @Test
  void labels_that_changed_places_relabel_nothing() {
    String id = tenant.dataset("d", TestTasks.MULTI_LABEL);
    StringBuilder csv = new StringBuilder("text,labels,split\n");
    for (String split : List.of("train", "validation", "test")) {
      csv.append(split).append(" a,joy|fear,").append(split).append('\n');
      csv.append(split).append(" b,anger,").append(split).append('\n');
    }
    tenant.uploadCsv(id, csv.toString()).then().statusCode(200);
    Map<String, Object> column = Map.of("splits", "column");
    take(id, column).then().statusCode(201);
    Map<String, Object> turned =
        Map.of("type", "multi-label", "labels", List.of("fear", "anger", "joy"));
    tenant.sending(Map.of("task", turned)).patch(tenant.path("/datasets/" + id));
    take(id, column).then().statusCode(201);

    JsonPath changes =
        tenant.asOwner().get(tenant.path("/datasets/" + id + "/snapshots/2/changes")).jsonPath();

    assertThat(changes.getInt("counts.relabelled")).isZero();
    assertThat(changes.getInt("counts.unchanged")).isEqualTo(6);
  }

  @Test
  void entities_are_counted_and_needed_in_training_alone() {
    String id = tenant.dataset("d", TestTasks.TOKEN);
    upload(
        id,
        """
        {"text": "Ann", "split": "train", "entities": [{"start": 0, "end": 3, "label": "person"}]}
        {"text": "Rome", "split": "train", "entities": [{"start": 0, "end": 4, "label": "place"}]}
        {"text": "Bob met Ann", "split": "validation", "entities": [{"start": 0, "end": 3, "label": "person"}, {"start": 8, "end": 11, "label": "person"}]}
        {"text": "nobody", "split": "test", "entities": []}
        """);

    JsonPath snapshot = take(id, Map.of("splits", "column")).jsonPath();

    assertThat(snapshot.getMap("counts.labels.person"))
        .isEqualTo(Map.of("train", 1, "validation", 2, "test", 0));
    assertThat(snapshot.getInt("counts.validation")).isEqualTo(1);
  }

  @Test
  void a_label_that_training_would_never_see_is_refused() {
    String id = tenant.dataset("d", TestTasks.TOKEN);
    upload(
        id,
        """
        {"text": "Ann", "split": "train", "entities": [{"start": 0, "end": 3, "label": "person"}]}
        {"text": "Bob", "split": "validation", "entities": []}
        {"text": "Rome", "split": "test", "entities": [{"start": 0, "end": 4, "label": "place"}]}
        """);

    assertProblem(take(id, Map.of("splits", "column")), 422)
        .field("splits", "\"place\" has no example in train");
  }

  @Test
  void values_are_spread_alike_over_the_splits() {
    String id = tenant.dataset("d", TestTasks.regression(TestTasks.scale("stress", 0, 99)));
    StringBuilder csv = new StringBuilder("text,value.stress\n");
    for (int i = 0; i < 100; i++) {
      csv.append("text ").append(i).append(',').append(i).append('\n');
    }
    tenant.uploadCsv(id, csv.toString());

    JsonPath snapshot = take(id, RATIOS).jsonPath();

    assertThat(snapshot.getInt("counts.test")).isEqualTo(20);
    assertThat(snapshot.getMap("counts.labels")).isEmpty();
    // Two of every ten in the order of their values.
    assertThat(
            Worker.look(
                """
                select string_agg(n::text, ' ') from (
                  select count(*) as n from snapshot_example
                   where split = 'test' and snapshot_id = (select id from snapshot where dataset_id = ?)
                   group by floor((gold -> 'values' ->> 'stress')::int / 10)) tenths
                """,
                UUID.fromString(id)))
        .isEqualTo("2 2 2 2 2 2 2 2 2 2");
  }

  @Test
  void outputs_of_a_joint_task_are_counted_each_by_itself() {
    String id = tenant.dataset("d", TestTasks.JOINT);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      lines.append(
          "{\"text\": \"Rome %d\", \"outputs\": {\"intent\": \"%s\", \"slots\": [{\"start\": 0, \"end\": 4, \"label\": \"place\"}], \"mood\": 0}}\n"
              .formatted(i, i % 6 == 0 ? "cancel" : "book"));
    }
    upload(id, lines.toString());

    JsonPath snapshot = take(id, RATIOS).jsonPath();

    assertThat(snapshot.getMap("counts.outputs.intent.cancel"))
        .isEqualTo(Map.of("train", 3, "validation", 1, "test", 1));
    assertThat(snapshot.getMap("counts.outputs.slots.place"))
        .isEqualTo(Map.of("train", 18, "validation", 6, "test", 6));
    assertThat(tenant.asOwner().get(path(id) + "/1").asString())
        .isEqualTo(tenant.asOwner().get(path(id) + "/1").asString())
        .contains("\"outputs\"");
  }

  private void upload(String id, String jsonLines) {
    assertThat(
            tenant
                .upload(id, "application/x-ndjson", jsonLines.getBytes(StandardCharsets.UTF_8))
                .jsonPath()
                .getInt("rejectedTotal"))
        .isZero();
  }

  private Response take(String id, Map<String, Object> body) {
    return tenant.sending(body).post(path(id));
  }

  private String path(String id) {
    return tenant.path("/datasets/" + id + "/snapshots");
  }
}
