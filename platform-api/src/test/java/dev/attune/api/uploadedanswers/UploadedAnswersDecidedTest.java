package dev.attune.api.uploadedanswers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.api.annotation.Annotating;
import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of answers that came with an upload: agreement, rules, votes, changes of labels. */
@QuarkusTest
class UploadedAnswersDecidedTest extends UploadedPeople {
  @Test
  void agreement_and_estimates_are_of_the_people_who_answered() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String right = i % 2 == 0 ? "joy" : "anger";
      lines.append(
          row(
              "text " + i,
              said("ann", right),
              said("bo@example.org", right),
              said("cy", i % 2 == 0 || i > 9 ? "joy" : "anger")));
    }
    jsonl(lines.toString()).then().statusCode(200);

    JsonPath agreement = agreement();

    assertThat(agreement.getInt("examples")).isEqualTo(20);
    assertThat(agreement.getList("outputs[0].pairs")).hasSize(3);
    assertThat(agreement.getList("outputs[0].annotators.annotator", String.class).getFirst())
        .isEqualTo("cy");
    assertThat(agreement.getDouble("outputs[0].annotators[0].accuracy")).isBetween(0.65, 0.8);
    assertThat(items("review").getList("items")).hasSize(5);
  }

  @Test
  void a_plans_rule_decides_where_people_differ_and_asks_more_of_them() {
    plan(Map.of("annotators", 3, "annotatorsMax", 4, "goldRule", "majority"))
        .then()
        .statusCode(200);

    jsonl(
            row("most", said("ann", "joy"), said("bo", "joy"), said("cy", "anger"))
                + row("all", said("ann", "anger"))
                + row("few", said("ann", "joy"), said("bo", "anger")))
        .then()
        .statusCode(200);

    assertThat(labels()).containsExactly("joy", "anger", null);
    TestUser member = tenant.add("annotator");
    Annotating annotating = new Annotating(tenant, dataset);
    String asked = annotating.inHand(member.token(), 5).getFirst();
    annotating.answer(member.token(), asked, "joy").then().statusCode(200);
    assertThat(labels()).containsExactly("joy", "anger", "joy");
    assertThat(annotating.inHand(member.token(), 5)).isEmpty();
  }

  @Test
  void a_first_plan_takes_over_what_waits_for_a_reviewer() {
    jsonl(
            row("most", said("ann", "joy"), said("bo", "joy"), said("cy", "anger"))
                + row("half", said("ann", "joy"), said("bo", "anger")))
        .then()
        .statusCode(200);
    assertThat(items("review").getList("items")).hasSize(2);

    plan(Map.of("annotators", 2, "annotatorsMax", 3, "goldRule", "majority"))
        .then()
        .statusCode(200);

    assertThat(labels()).containsExactly("joy", null);
    assertThat(items("review").getList("items")).isEmpty();
    TestUser member = tenant.add("annotator");
    assertThat(new Annotating(tenant, dataset).inHand(member.token(), 5)).hasSize(1);
  }

  @Test
  void where_nobody_is_asked_what_is_undecided_is_left_to_a_reviewer() {
    jsonl(
        "{\"text\":\"skipped by all\",\"label\":\"joy\",\"annotations\":[{\"by\":\"kim\",\"skipped\":\"unclear\"}]}");
    String example = items("decided").getString("items[0].example");

    tenant.asOwner().delete(path("/examples/" + example + "/decision")).then().statusCode(200);

    assertThat(items("review").getList("items.example")).containsExactly(example);
  }

  @Test
  void an_estimate_is_made_of_uploaded_answers_too() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String right = i % 2 == 0 ? "joy" : "anger";
      lines.append(
          row(
              "text " + i,
              said("ann", right),
              said("bo", right),
              said("cy", "joy"),
              said("di", "joy")));
    }
    jsonl(lines.toString()).then().statusCode(200);
    assertThat(labels()).contains("joy").doesNotContain("anger");

    plan(Map.of("annotators", 4, "goldRule", "estimated")).then().statusCode(200);

    await().until(() -> labels().contains("anger"));
    assertThat(items("decided").getList("items")).hasSize(20);
  }

  @Test
  void a_snapshot_counts_uploaded_answers_as_votes() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      lines.append(row("text " + i, said("ann", i % 2 == 0 ? "joy" : "anger")));
    }
    lines.append(
        "{\"text\": \"doubtful\", \"label\": \"joy\", \"annotations\": [%s, %s]}\n"
            .formatted(said("ann", "joy"), said("bo", "anger")));
    jsonl(lines.toString()).then().statusCode(200);

    tenant
        .sending(Map.of("splits", Map.of("train", 0.6, "validation", 0.2, "test", 0.2), "seed", 1))
        .post(tenant.path("/datasets/" + dataset + "/snapshots"))
        .then()
        .statusCode(201);

    assertThat(
            Worker.look(
                "select count(*) from snapshot_example s join snapshot n on n.id = s.snapshot_id"
                    + " where n.dataset_id = ? and s.votes = '{\"\": {\"labels\": {\"joy\": 1, \"anger\": 1}, \"answers\": 2}}'",
                UUID.fromString(dataset)))
        .isEqualTo("1");
  }

  @Test
  void labels_change_in_uploaded_answers_as_in_others() {
    jsonl(row("a", said("ann", "joy"), said("bo", "anger")) + row("b", said("ann", "anger")))
        .then()
        .statusCode(200);
    Annotating annotating = new Annotating(tenant, dataset);

    annotating
        .relabel(Map.of("action", "rename", "label", "joy", "to", "glee"))
        .then()
        .statusCode(200);
    assertThat(items("review").getList("items[0].answers.answer.label"))
        .containsExactly("glee", "anger");

    tenant
        .sending(
            Map.of(
                "task", Map.of("type", "single-label", "labels", List.of("glee", "anger", "calm"))))
        .patch(tenant.path("/datasets/" + dataset))
        .then()
        .statusCode(200);
    annotating
        .relabel(Map.of("action", "delete", "label", "anger", "answers", "discard"))
        .then()
        .statusCode(200);
    assertThat(labels()).containsExactly(null, null);
    assertThat(items("decided").getList("items")).isEmpty();
  }

  @Test
  void without_a_plan_labels_that_become_one_settle_and_what_loses_one_stays_with_the_reviewer() {
    dataset = tenant.dataset("more feelings", "joy", "anger", "fear", "calm");
    jsonl(
            row("one", said("kim", "joy"), said("ling", "anger"))
                + row("two", said("kim", "joy"), said("ling", "fear")))
        .then()
        .statusCode(200);
    assertThat(items("review").getList("items.text")).containsExactly("one", "two");

    change(Map.of("action", "merge", "label", "anger", "to", "joy"));
    assertThat(items("review").getList("items.text")).containsExactly("two");
    assertThat(labels()).containsExactly("joy", null);

    change(Map.of("action", "delete", "label", "fear", "answers", "discard"));
    assertThat(items("review").getList("items.text")).containsExactly("two");
    assertThat(items("review").getList("items[0].answers.annotator")).containsExactly("kim");
  }

  private void change(Map<String, String> change) {
    new Annotating(tenant, dataset).relabel(change).then().statusCode(200);
  }
}
