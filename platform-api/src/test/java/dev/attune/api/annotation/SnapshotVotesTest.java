package dev.attune.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A snapshot keeps how annotators differed, not only what became gold. */
@QuarkusTest
class SnapshotVotesTest {

  @Test
  void a_snapshot_keeps_the_votes_and_its_hash_covers_them() {
    Annotating d = Annotating.of(6, Map.of("annotators", 2, "goldRule", "majority"));
    TestUser ling = d.tenant().add("annotator");
    TestUser kim = d.tenant().add("annotator");
    List<String> examples = d.inHand(ling.token(), 6);
    d.inHand(kim.token(), 6);
    for (int i = 0; i < 6; i++) {
      String label = i % 2 == 0 ? "joy" : "anger";
      d.answer(ling.token(), examples.get(i), label).then().statusCode(200);
      d.answer(kim.token(), examples.get(i), i == 0 ? "anger" : label).then().statusCode(200);
    }
    decide(d, examples.getFirst());

    String before = take(d);
    assertThat(votes(d, 1))
        .containsExactlyInAnyOrder(
            "{\"\": {\"labels\": {\"joy\": 1, \"anger\": 1}, \"answers\": 2}}",
            "{\"\": {\"labels\": {\"joy\": 2}, \"answers\": 2}}",
            "{\"\": {\"labels\": {\"anger\": 2}, \"answers\": 2}}");
    assertThat(take(d)).isEqualTo(before);

    Worker.run(
        "owner",
        Worker.tenantId(d.tenant().slug()),
        "update annotation set answer = '{\"label\": \"joy\"}' where answer = '{\"label\": \"anger\"}'");
    assertThat(take(d)).isNotEqualTo(before);
    assertThat(votes(d, 1)).hasSize(3);
  }

  private static void decide(Annotating d, String example) {
    d.tenant()
        .sending(Map.of("answer", Map.of("label", "joy")))
        .put(d.path("/examples/" + example + "/decision"))
        .then()
        .statusCode(200);
  }

  private static String take(Annotating d) {
    return d.tenant()
        .sending(Map.of("splits", Map.of("train", 0.34, "validation", 0.33, "test", 0.33)))
        .post(d.tenant().path("/datasets/" + d.dataset() + "/snapshots"))
        .then()
        .statusCode(201)
        .extract()
        .path("contentHash");
  }

  private static List<String> votes(Annotating d, int snapshot) {
    return List.of(
        Worker.look(
                """
                select string_agg(distinct e.votes::text, '|')
                  from snapshot_example e join snapshot s on s.id = e.snapshot_id
                 where s.dataset_id = ? and s.number = ?
                """,
                UUID.fromString(d.dataset()),
                snapshot)
            .split("\\|"));
  }
}
