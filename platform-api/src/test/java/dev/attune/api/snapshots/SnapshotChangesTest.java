package dev.attune.api.snapshots;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was added, removed, relabelled and moved between two snapshots. */
@QuarkusTest
class SnapshotChangesTest {
  private TestTenant tenant;
  private String dataset;

  /** Nine examples of each label in a first snapshot; then some of everything changes. */
  @BeforeEach
  void change() {
    tenant = TestTenant.create();
    dataset = tenant.dataset("feelings", "joy", "anger");
    StringBuilder csv = new StringBuilder("text,label,split\n");
    for (String split : List.of("train", "validation", "test")) {
      for (String label : List.of("joy", "anger")) {
        for (String number : List.of("one", "two", "three")) {
          csv.append("%1$s %2$s %3$s,%2$s,%1$s\n".formatted(split, label, number));
        }
      }
    }
    tenant.uploadCsv(dataset, csv.toString()).then().statusCode(200);
    take();
    tenant.uploadCsv(dataset, "text,label,split\nnew,joy,test\n").then().statusCode(200);
    // As annotators and reviewers change answers.
    List<String> ids = ids();
    update("gold = '{\"label\": \"anger\"}'", ids.get(0));
    update("split = 'test'", ids.get(1));
    update("gold = null", ids.get(3));
    take();
  }

  @Test
  void changes_are_counted_and_shown() {
    JsonPath changes = changes(2, "").jsonPath();

    assertThat(changes.getMap("counts"))
        .isEqualTo(Map.of("added", 1, "removed", 1, "relabelled", 1, "moved", 1, "unchanged", 15));
    assertThat(changes.getList("labels"))
        .isEqualTo(List.of(Map.of("from", "joy", "to", "anger", "count", 1)));
    assertThat(changes.getList("items.change"))
        .containsExactly("relabelled", "moved", "removed", "added");
    assertThat(changes.getString("items[0].text")).isEqualTo("train joy one");
    assertThat(changes.getString("items[0].before.gold.label")).isEqualTo("joy");
    assertThat(changes.getString("items[0].after.gold.label")).isEqualTo("anger");
    assertThat(changes.getString("items[1].after.split")).isEqualTo("test");
    assertThat(changes.getMap("items[2]").get("after")).isNull();
    assertThat(changes.getMap("items[3]").get("before")).isNull();
    assertThat(changes.getBoolean("taskChanged")).isFalse();
  }

  @Test
  void the_other_way_round_what_was_added_is_removed() {
    JsonPath changes = changes(1, "?since=2").jsonPath();

    assertThat(changes.getMap("counts"))
        .isEqualTo(Map.of("added", 1, "removed", 1, "relabelled", 1, "moved", 1, "unchanged", 15));
    assertThat(changes.getString("items[0].after.gold.label")).isEqualTo("joy");
    assertThat(changes.getString("items[3].change")).isEqualTo("removed");
  }

  @Test
  void kinds_are_picked_and_pages_follow_one_another() {
    assertThat(changes(2, "?change=moved").jsonPath().getList("items.change"))
        .containsExactly("moved");
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      JsonPath page = changes(2, "?limit=1" + after).jsonPath();
      seen.addAll(page.getList("items.change"));
      after = page.get("next") == null ? null : "&after=" + page.getString("next");
    } while (after != null);
    assertThat(seen).containsExactly("relabelled", "moved", "removed", "added");
  }

  @Test
  void auditors_see_changes_and_no_texts() {
    Response changes = TestTenant.as(tenant.add("auditor").token()).get(path("/2/changes"));

    assertThat(changes.jsonPath().getList("items")).hasSize(4);
    assertThat(changes.asString()).doesNotContain("train joy");
  }

  @Test
  void what_cannot_be_compared_is_refused() {
    assertProblem(changes(1, ""), 400).field("since", "before the first");
    assertProblem(changes(2, "?since=2"), 400).field("since", "another");
    assertProblem(changes(2, "?since=7"), 404);
    assertProblem(changes(3, "?since=1"), 404);
    assertProblem(changes(2, "?change=eaten"), 400).field("change", "relabelled");
  }

  private void take() {
    tenant.sending(Map.of("splits", "column")).post(path("")).then().statusCode(201);
  }

  private List<String> ids() {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + dataset + "/examples?limit=200"))
        .jsonPath()
        .getList("items.id");
  }

  private void update(String set, String example) {
    Worker.run(
        "owner",
        Worker.tenantId(tenant.slug()),
        "update example set " + set + " where id = ?",
        UUID.fromString(example));
  }

  private Response changes(int number, String query) {
    return tenant.asOwner().get(path("/" + number + "/changes" + query));
  }

  private String path(String rest) {
    return tenant.path("/datasets/" + dataset + "/snapshots" + rest);
  }
}
