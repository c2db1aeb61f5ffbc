package dev.attune.api.comparisons;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ComparisonTest {
  private static final int TEXTS = 200;

  private TestTenant tenant;
  private UUID id;

  @BeforeEach
  void a_model() {
    Worker.register();
    tenant = TestTenant.create();
    id = Worker.tenantId(tenant.slug());
    Worker.run("owner", id, "insert into model (name) values ('m')");
  }

  @Test
  void a_version_that_mends_many_answers_is_better() {
    version(1, Kind.SINGLE_LABEL, i -> i < 60);
    version(2, Kind.SINGLE_LABEL, i -> i < 20);

    JsonPath comparison = compare(2, 1).jsonPath();

    assertThat(comparison.getString("figure")).isEqualTo("macroF1");
    assertThat(comparison.getInt("version.number")).isEqualTo(2);
    assertThat(comparison.getDouble("version.value")).isCloseTo(0.9, within(1e-6));
    assertThat(comparison.getDouble("with.value")).isCloseTo(0.7, within(1e-6));
    assertThat(comparison.getDouble("difference.value")).isCloseTo(0.2, within(1e-6));
    assertThat(comparison.getDouble("difference.low")).isBetween(0.1, 0.2);
    assertThat(comparison.getDouble("difference.high")).isBetween(0.2, 0.3);
    assertThat(comparison.getDouble("pValue")).isLessThan(0.05);
    assertThat(comparison.getString("verdict")).isEqualTo("better");
    assertThat(comparison.getInt("examples")).isEqualTo(TEXTS);
    assertThat(comparison.getBoolean("sameTestSplit")).isTrue();
    assertThat(comparison.getMap("wins"))
        .isEqualTo(Map.of("by", "right", "version", 40, "with", 0, "neither", 160));
    assertThat(comparison.getMap("outputs")).isNull();
  }

  @Test
  void the_other_way_round_it_is_worse() {
    version(1, Kind.SINGLE_LABEL, i -> i < 60);
    version(2, Kind.SINGLE_LABEL, i -> i < 20);

    JsonPath comparison = compare(1, 2).jsonPath();

    assertThat(comparison.getString("verdict")).isEqualTo("worse");
    assertThat(comparison.getDouble("difference.value")).isCloseTo(-0.2, within(1e-6));
    assertThat(comparison.getInt("wins.with")).isEqualTo(40);
  }

  @Test
  void a_difference_of_few_texts_either_way_is_not_distinguishable() {
    version(1, Kind.SINGLE_LABEL, i -> i < 20);
    version(2, Kind.SINGLE_LABEL, i -> i >= 4 && i < 22);

    JsonPath comparison = compare(2, 1).jsonPath();

    assertThat(comparison.getString("verdict")).isEqualTo("not-distinguishable");
    assertThat(comparison.getDouble("difference.low")).isNegative();
    assertThat(comparison.getDouble("difference.high")).isPositive();
    assertThat(comparison.getInt("wins.version")).isEqualTo(4);
    assertThat(comparison.getInt("wins.with")).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("dev.attune.api.comparisons.Kind#all")
  void every_kind_of_task_is_compared_by_its_own_figure(Kind kind) {
    version(1, kind, i -> i % 2 == 0);
    version(2, kind, i -> i % 20 == 0);

    JsonPath comparison = compare(2, 1).jsonPath();

    assertThat(comparison.getString("figure")).isEqualTo(kind.figure());
    assertThat(comparison.getString("verdict")).isEqualTo("better");
    assertThat(comparison.getInt("examples")).isEqualTo(TEXTS);
  }

  @Test
  void a_joint_task_is_compared_output_by_output_as_well() {
    version(1, Kind.JOINT, i -> i % 2 == 0);
    version(2, Kind.JOINT, i -> i % 20 == 0);

    JsonPath comparison = compare(2, 1).jsonPath();

    assertThat(comparison.getMap("outputs")).containsOnlyKeys("feeling", "strain");
    assertThat(comparison.getString("outputs.feeling.figure")).isEqualTo("macroF1");
    assertThat(comparison.getInt("outputs.feeling.wins.version")).isEqualTo(90);
    assertThat(comparison.getString("outputs.strain.verdict")).isEqualTo("better");
    assertThat(comparison.getString("outputs.strain.wins.by")).isEqualTo("nearer");
    assertThat(comparison.getMap("wins")).isNull();
  }

  @Test
  void on_different_snapshots_the_shared_texts_count_by_the_newer_right_answers() {
    version(1, 1, Kind.SINGLE_LABEL, texts(0, TEXTS, Kind.SINGLE_LABEL, i -> false, i -> false));
    version(
        2, 2, Kind.SINGLE_LABEL, texts(100, 250, Kind.SINGLE_LABEL, i -> i < 150, i -> i < 150));

    JsonPath comparison = compare(1, 2).jsonPath();

    assertThat(comparison.getInt("examples")).isEqualTo(100);
    assertThat(comparison.getBoolean("sameTestSplit")).isFalse();
    assertThat(comparison.getInt("version.testExamples")).isEqualTo(200);
    assertThat(comparison.getInt("with.testExamples")).isEqualTo(150);
    assertThat(comparison.getDouble("with.value")).isEqualTo(1);
    assertThat(comparison.getInt("wins.with")).isEqualTo(50);
  }

  @Test
  void labels_that_were_renamed_and_merged_between_the_snapshots_count_by_their_new_names() {
    String dataset = tenant.dataset("d", "a", "x", "c");
    String before = texts(0, TEXTS, Kind.SINGLE_LABEL, i -> false, i -> i < 20);
    String after = before.replace("\"a\"", "\"joyful\"").replace("\"b\"", "\"c\"");
    changeLabels(dataset, Map.of("action", "rename", "label", "a", "to", "b"));
    changeLabels(dataset, Map.of("action", "rename", "label", "x", "to", "a"));
    snapshot(1);
    changeLabels(dataset, Map.of("action", "rename", "label", "a", "to", "joyful"));
    changeLabels(dataset, Map.of("action", "merge", "label", "b", "to", "c"));
    snapshot(2);
    changeLabels(dataset, Map.of("action", "rename", "label", "c", "to", "calm"));
    version(1, 1, Kind.SINGLE_LABEL, before);
    version(2, 2, Kind.SINGLE_LABEL, after);

    JsonPath comparison = compare(2, 1).jsonPath();

    assertThat(comparison.getString("verdict")).isEqualTo("not-distinguishable");
    assertThat(comparison.getDouble("with.value")).isCloseTo(0.9, within(1e-6));
    assertThat(comparison.getMap("wins"))
        .isEqualTo(Map.of("by", "right", "version", 0, "with", 0, "neither", TEXTS));
    assertThat(compare(1, 2).jsonPath().getDouble("version.value")).isCloseTo(0.9, within(1e-6));
  }

  @Test
  void versions_that_share_no_test_text_are_refused() {
    version(1, 1, Kind.SINGLE_LABEL, texts(0, 10, Kind.SINGLE_LABEL, i -> false, i -> false));
    version(2, 2, Kind.SINGLE_LABEL, texts(10, 30, Kind.SINGLE_LABEL, i -> false, i -> false));

    assertProblem(compare(2, 1), 422)
        .field("with", "none of the 10 test texts of version 1 is among the 20 of version 2");
  }

  @Test
  void versions_with_different_tasks_are_refused() {
    version(1, Kind.SINGLE_LABEL, i -> false);
    version(2, Kind.REGRESSION, i -> false);

    assertProblem(compare(2, 1), 422).field("with", "answers another question");
  }

  @Test
  void a_version_from_before_its_answers_were_kept_is_said_to_be() {
    version(1, Kind.SINGLE_LABEL, i -> false);
    version(2, Kind.SINGLE_LABEL, i -> false);
    Worker.run(
        "superuser",
        id,
        "delete from version_outcome o using model_version v where v.id = o.version_id and v.tenant_id = app_tenant() and v.number = 1");

    assertProblem(compare(2, 1), 409)
        .detail("Version 1 was trained before its answers to the test texts were kept");
  }

  @Test
  void what_is_not_there_or_not_said_is_refused() {
    version(1, Kind.SINGLE_LABEL, i -> false);

    assertProblem(compare(1, 2), 404);
    assertProblem(compare(2, 1), 404);
    assertProblem(compare("x", "1", "?with=2"), 404);
    assertProblem(compare("m", "1", "?with=x"), 404);
    assertProblem(compare("m", "1", ""), 400).field("with", "must be the number of the version");
    assertProblem(compare(1, 1), 422).field("with", "must be another version");
    assertProblem(
        TestTenant.create().asOwner().get(tenant.path("/models/m/versions/1/comparison?with=1")),
        404);
  }

  private void version(int number, Kind kind, IntPredicate mistaken) {
    version(number, 1, kind, texts(0, TEXTS, kind, i -> false, mistaken));
  }

  /** Publishes a version as a worker does. */
  private void version(int number, int snapshot, Kind kind, String texts) {
    Worker.run(
        id,
        """
        insert into model_version (model_id, number, snapshot_id, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select m.id, ?, s.id, 'tiny-en', 'lora', ?::jsonb, '{}', jsonb_build_object('snapshot', ?::int), 'a/' || ?::text, '{}'
          from model m left join snapshot s on s.number = ? where m.name = 'm'
        """,
        number,
        kind.task(),
        snapshot,
        number,
        snapshot);
    Worker.run(
        id,
        "insert into version_outcome (version_id, texts) select id, ?::jsonb from model_version where number = ?",
        texts,
        number);
  }

  /** Keeps what the data set is now under a number. */
  private void snapshot(int number) {
    Worker.run(
        "owner",
        id,
        """
        insert into snapshot (dataset_id, number, task, rule, content_hash, counts, created_by)
        select id, ?, task, '{}', 'hash', '{}', 'o' from dataset where tenant_id = app_tenant()
        """,
        number);
  }

  private void changeLabels(String dataset, Map<String, String> change) {
    tenant
        .sending(change)
        .post(tenant.path("/datasets/" + dataset + "/labels/changes"))
        .then()
        .statusCode(200);
  }

  /**
   * What is stored of a test.
   *
   * @param corrected for which texts the right answer is the other one
   * @param mistaken for which texts the answer is the other one
   */
  private static String texts(
      int from, int to, Kind kind, IntPredicate corrected, IntPredicate mistaken) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                "{\"example\": \"%s\", \"gold\": %s, \"answer\": %s}"
                    .formatted(
                        new UUID(1, i),
                        kind.answer(i, corrected.test(i)),
                        kind.answer(i, mistaken.test(i))))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private Response compare(int version, int with) {
    return compare("m", Integer.toString(version), "?with=" + with);
  }

  private Response compare(String model, String version, String query) {
    return tenant
        .asOwner()
        .get(tenant.path("/models/" + model + "/versions/" + version + "/comparison" + query));
  }
}
