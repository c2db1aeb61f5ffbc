package dev.attune.api.snapshots;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who shares a split with whom: texts that are nearly the same, and test splits that are kept. */
@QuarkusTest
class SharingOutTest {
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
  void nearly_the_same_texts_are_in_one_split_whatever_their_labels() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(words(i) + ",joy");
      rows.add(words(i) + "!," + (i % 3 == 0 ? "anger" : "joy"));
      rows.add(words(1000 + i) + ",anger");
    }
    upload(rows);

    for (int seed = 1; seed <= 3; seed++) {
      JsonPath snapshot = take(Map.of("splits", RATIOS, "seed", seed)).jsonPath();

      assertThat(snapshot.getMap("counts.nearDuplicates"))
          .isEqualTo(Map.of("together", 120, "apart", 0, "leftOut", 0, "notCompared", 0));
      assertThat(straddling(snapshot.getInt("number"))).isZero();
      assertThat(snapshot.getInt("counts.test")).isBetween(10, 26);
    }
  }

  @Test
  void the_order_of_uploading_plays_no_part() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(words(i) + ",joy");
      rows.add(words(i) + "!,anger");
    }
    upload(rows);
    String first = take(Map.of("splits", RATIOS)).jsonPath().getString("contentHash");
    dataset = tenant.dataset("the other way round", "joy", "anger");
    Collections.reverse(rows);
    upload(rows);

    assertThat(take(Map.of("splits", RATIOS)).jsonPath().getString("contentHash")).isEqualTo(first);
  }

  @Test
  void too_many_of_a_kind_are_shared_out_all_the_same() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(words(1) + "!".repeat(i) + ",joy");
      rows.add(words(1000 + i) + ",anger");
    }
    upload(rows);

    JsonPath snapshot = take(Map.of("splits", RATIOS)).jsonPath();

    assertThat(snapshot.getMap("counts.nearDuplicates"))
        .isEqualTo(Map.of("together", 0, "apart", 50, "leftOut", 0, "notCompared", 0));
    assertThat(snapshot.getMap("counts.labels.joy"))
        .isEqualTo(Map.of("train", 40, "validation", 5, "test", 5));
  }

  @Test
  void a_label_that_would_be_missing_in_a_split_is_shared_out() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(words(i) + ",joy");
    }
    for (String end : List.of("!", "?", ".")) {
      rows.add(words(1000) + end + ",anger");
    }
    rows.add(words(7) + "!,joy");
    upload(rows);

    JsonPath snapshot = take(Map.of("splits", RATIOS)).jsonPath();

    assertThat(snapshot.getMap("counts.labels.anger"))
        .isEqualTo(Map.of("train", 1, "validation", 1, "test", 1));
    assertThat(snapshot.getMap("counts.nearDuplicates"))
        .isEqualTo(Map.of("together", 2, "apart", 3, "leftOut", 0, "notCompared", 0));
  }

  @Test
  void pairs_that_would_leave_a_split_empty_are_shared_out() {
    dataset =
        tenant.dataset(
            "stress",
            Map.of(
                "type",
                "regression",
                "outputs",
                List.of(Map.of("name", "stress", "min", 0, "max", 10))));
    tenant
        .uploadCsv(
            dataset,
            "text,value.stress\n%1$s,1\n%1$s!,2\n%2$s,3\n%2$s!,4\n".formatted(words(1), words(2)))
        .then()
        .statusCode(200);

    JsonPath snapshot = take(Map.of("splits", RATIOS)).jsonPath();

    assertThat(snapshot.getMap("counts.nearDuplicates"))
        .isEqualTo(Map.of("together", 0, "apart", 4, "leftOut", 0, "notCompared", 0));
    assertThat(snapshot.getInt("counts.validation")).isEqualTo(1);
    assertThat(snapshot.getInt("counts.test")).isEqualTo(1);
  }

  @Test
  void the_test_split_of_an_earlier_snapshot_is_kept() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(words(i) + ",joy");
      rows.add(words(100 + i) + ",anger");
    }
    upload(rows);
    int first = take(Map.of("splits", RATIOS)).jsonPath().getInt("number");
    String kept = inTest(first);
    List<String> more = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      more.add(words(i) + "!,joy");
      more.add(words(1000 + i) + ",anger");
    }
    upload(more);

    JsonPath second =
        take(Map.of("splits", Map.of("train", 0.9, "validation", 0.1, "testOf", first), "seed", 5))
            .jsonPath();

    assertThat(inTest(second.getInt("number"))).isEqualTo(kept);
    assertThat(second.getInt("counts.test")).isEqualTo(10);
    assertThat(second.getInt("counts.nearDuplicates.leftOut")).isEqualTo(5);
    assertThat(second.getInt("counts.train") + second.getInt("counts.validation"))
        .isEqualTo(300 - 10 - 5);
    assertThat(second.getInt("counts.validation")).isBetween(20, 36);
    assertThat(straddling(second.getInt("number"))).isZero();
    assertThat(second.getMap("rule.splits"))
        .isEqualTo(Map.of("train", 0.9f, "validation", 0.1f, "testOf", first));
  }

  @Test
  void what_became_of_a_kept_test_text_since_is_heeded() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(words(i) + ",joy");
      rows.add(words(100 + i) + ",anger");
    }
    upload(rows);
    int first = take(Map.of("splits", RATIOS)).jsonPath().getInt("number");
    String one = inTest(first).substring(0, 36);
    Worker.run(
        "superuser", null, "update example set gold = null where id = ?", UUID.fromString(one));

    JsonPath second =
        take(Map.of("splits", Map.of("train", 0.9, "validation", 0.1, "testOf", first))).jsonPath();

    assertThat(inTest(second.getInt("number")))
        .isEqualTo(inTest(first).substring(one.length() + 1));
  }

  @Test
  void a_test_split_to_be_kept_must_be_there() {
    upload(List.of("a b,joy", "c d,joy", "e f,joy", "g h,anger", "i j,anger", "k l,anger"));

    refused(Map.of("train", 0.9, "validation", 0.1, "testOf", 1), "there is no snapshot 1 to keep");
    refused(Map.of("train", 0.8, "validation", 0.1, "testOf", 1), "add up to 1");
    refused(Map.of("train", 0.9, "validation", 0.1, "testOf", 1.5), "number of a snapshot");
    refused(Map.of("train", 0.9, "validation", 0.1, "testOf", 0), "number of a snapshot");
    refused(Map.of("train", 1, "testOf", 1), "above 0");
    refused(
        Map.of("train", 0.8, "validation", 0.1, "test", 0.1, "testOf", 1),
        "testOf instead of test");
  }

  private void refused(Map<String, Object> splits, String message) {
    assertProblem(take(Map.of("splits", splits)), 422).field("splits", message);
  }

  /** Twenty words of its own. */
  private static String words(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(Integer.toString(random.nextInt(50_000, 1_000_000_000), 36)).append(' ');
    }
    return text.append("end").toString();
  }

  private void upload(List<String> rows) {
    assertThat(
            tenant
                .uploadCsv(dataset, "text,label\n" + String.join("\n", rows) + "\n")
                .jsonPath()
                .getInt("accepted"))
        .isEqualTo(rows.size());
  }

  /** How many texts are in another split than one that has the same words. */
  private int straddling(int snapshot) {
    Map<String, String> splits = new HashMap<>();
    Pattern.compile(",")
        .splitAsStream(placed(snapshot, "s.example_id || '=' || s.split"))
        .forEach(placed -> splits.put(placed.substring(0, 36), placed.substring(37)));
    Map<String, String> seen = new HashMap<>();
    int straddling = 0;
    String next = "";
    while (next != null) {
      JsonPath page =
          tenant
              .asOwner()
              .get(tenant.path("/datasets/" + dataset + "/examples?limit=200" + next))
              .jsonPath();
      for (Map<String, ?> example : page.<Map<String, ?>>getList("items")) {
        String split = splits.get(String.valueOf(example.get("id")));
        String words = String.valueOf(example.get("text")).replace("!", "");
        if (split != null && !split.equals(seen.getOrDefault(words, split))) {
          straddling++;
        }
        if (split != null) {
          seen.put(words, split);
        }
      }
      next = page.getString("next") == null ? null : "&after=" + page.getString("next");
    }
    return straddling;
  }

  private String inTest(int snapshot) {
    return placed(snapshot, "case s.split when 'test' then s.example_id::text end");
  }

  private String placed(int snapshot, String what) {
    return Worker.look(
        """
        select string_agg(%s, ',' order by s.example_id)
          from snapshot_example s join snapshot t on t.id = s.snapshot_id
         where t.dataset_id = ? and t.number = ?
        """
            .formatted(what),
        UUID.fromString(dataset),
        snapshot);
  }

  private Response take(Map<String, Object> body) {
    return tenant.sending(body).post(tenant.path("/datasets/" + dataset + "/snapshots"));
  }
}
