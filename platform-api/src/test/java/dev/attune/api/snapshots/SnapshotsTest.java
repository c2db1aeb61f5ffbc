package dev.attune.api.snapshots;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SnapshotsTest {
  private static final Map<String, Object> RATIOS =
      Map.of("train", 0.8, "validation", 0.1, "test", 0.1);

  private TestTenant tenant;
  private String dataset;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
    dataset = tenant.dataset("feelings", "joy", "anger");
  }

  @Test
  void ratios_hold_for_every_label() {
    upload("joy", 100, "");
    upload("anger", 7, "");

    JsonPath snapshot = take(Map.of("splits", RATIOS, "seed", 3)).jsonPath();

    assertThat(snapshot.getInt("number")).isEqualTo(1);
    assertThat(snapshot.getMap("counts.labels.joy"))
        .isEqualTo(Map.of("train", 80, "validation", 10, "test", 10));
    assertThat(snapshot.getMap("counts.labels.anger"))
        .isEqualTo(Map.of("train", 5, "validation", 1, "test", 1));
    assertThat(snapshot.getInt("counts.train")).isEqualTo(85);
    assertThat(snapshot.getInt("rule.seed")).isEqualTo(3);
    assertThat(snapshot.getList("task.labels")).containsExactly("joy", "anger");
    assertThat(
            Worker.look(
                "select count(*) from snapshot_example s where s.split = 'test' and s.snapshot_id = (select id from snapshot where dataset_id = ?)",
                UUID.fromString(dataset)))
        .isEqualTo("11");
  }

  @Test
  void the_same_seed_gives_the_same_content_and_another_one_another() {
    upload("joy", 50, "");
    upload("anger", 50, "");

    String first = hash(take(Map.of("splits", RATIOS, "seed", 1)));
    String second = hash(take(Map.of("splits", RATIOS, "seed", 1)));
    String other = hash(take(Map.of("splits", RATIOS, "seed", 2)));

    assertThat(second).isEqualTo(first).hasSize(64);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void a_snapshot_does_not_change_when_the_data_set_does() {
    upload("joy", 10, "");
    upload("anger", 10, "");
    String before = take(Map.of("splits", RATIOS)).asString();

    tenant.uploadCsv(dataset, "text,label\nlater,joy\n");

    assertThat(tenant.asOwner().get(path() + "/1").asString()).isEqualTo(before);
    assertThat(take(Map.of("splits", RATIOS)).jsonPath().getInt("number")).isEqualTo(2);
    assertThat(tenant.asOwner().get(path()).jsonPath().getList("items.number"))
        .containsExactly(2, 1);
  }

  @Test
  void columns_are_taken_as_they_came() {
    for (String split : new String[] {"train", "validation", "test"}) {
      upload("joy", 2, split);
      upload("anger", 1, split);
    }
    tenant.uploadCsv(dataset, "text,label,split\nno split,joy,\nno label,,train\n");

    JsonPath snapshot = take(Map.of("splits", "column")).jsonPath();

    assertThat(snapshot.getMap("counts.labels.joy"))
        .isEqualTo(Map.of("train", 2, "validation", 2, "test", 2));
    assertThat(snapshot.getInt("counts.unlabelled")).isEqualTo(1);
    assertThat(snapshot.getInt("counts.withoutSplit")).isEqualTo(1);
    assertThat(snapshot.getMap("rule")).isEqualTo(Map.of("splits", "column"));
  }

  @Test
  void a_label_with_two_examples_is_too_few() {
    upload("joy", 30, "");
    upload("anger", 2, "");

    refused(Map.of("splits", RATIOS), "\"anger\" has 2 examples");
  }

  @Test
  void a_label_without_examples_is_too_few() {
    upload("joy", 30, "");

    refused(Map.of("splits", RATIOS), "\"anger\" has 0 examples");
  }

  @Test
  void a_snapshot_needs_a_test_split() {
    upload("joy", 5, "train");
    upload("anger", 5, "train");
    upload("joy", 5, "validation");
    upload("anger", 5, "validation");

    refused(Map.of("splits", "column"), "test would be empty");
    refused(Map.of("splits", Map.of("train", 0.9, "validation", 0.1)), "share above 0");
  }

  @Test
  void every_label_must_be_in_every_split() {
    for (String split : new String[] {"train", "validation", "test"}) {
      upload("joy", 2, split);
    }
    upload("anger", 3, "train");

    refused(Map.of("splits", "column"), "\"anger\" has no example in");
  }

  @Test
  void ratios_must_make_sense() {
    refused(Map.of("splits", Map.of("train", 0.8, "validation", 0.1, "test", 0.2)), "add up to 1");
    refused(Map.of("splits", Map.of("train", 1.2, "validation", -0.1, "test", -0.1)), "above 0");
    refused(Map.of("splits", Map.of("train", 0.9, "dev", 0.1)), "train, validation and test");
    refused(Map.of("splits", "random"), "column");
    refused(Map.of("seed", 1), "null");
  }

  @Test
  void an_unknown_snapshot_is_not_found() {
    assertProblem(tenant.asOwner().get(path() + "/1"), 404);
    assertProblem(tenant.asOwner().get(path() + "/x"), 404);
  }

  private void refused(Map<String, Object> body, String message) {
    Map<String, Object> sent = new HashMap<>(body);
    assertProblem(take(sent), 422).field("splits", message);
    assertThat(
            Worker.look(
                "select count(*) from snapshot where dataset_id = ?", UUID.fromString(dataset)))
        .isEqualTo("0");
    assertThat(
            Worker.look(
                "select latest_snapshot from dataset where id = ?", UUID.fromString(dataset)))
        .isEqualTo("0");
  }

  private void upload(String label, int rows, String split) {
    StringBuilder csv = new StringBuilder("text,label,split\n");
    for (int i = 0; i < rows; i++) {
      csv.append(label).append(split).append(i).append(',').append(label).append(',');
      csv.append(split).append('\n');
    }
    assertThat(tenant.uploadCsv(dataset, csv.toString()).jsonPath().getInt("accepted"))
        .isEqualTo(rows);
  }

  private Response take(Map<String, Object> body) {
    return tenant.sending(body).post(path());
  }

  private String path() {
    return tenant.path("/datasets/" + dataset + "/snapshots");
  }

  private static String hash(Response snapshot) {
    return snapshot.jsonPath().getString("contentHash");
  }
}
