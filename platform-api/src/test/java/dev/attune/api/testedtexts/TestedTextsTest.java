package dev.attune.api.testedtexts;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four texts in two moods, languages and channels, of which a version got two wrong. */
@QuarkusTest
class TestedTextsTest {
  private static final String SINGLE =
      "{\"type\": \"single-label\", \"labels\": [\"joy\", \"anger\"]}";
  private static final String TEXTS =
      """
      {"text": "sun in training", "label": "joy", "split": "train"}
      {"text": "rain in training", "label": "anger", "split": "train"}
      {"text": "sun in validation", "label": "joy", "split": "validation"}
      {"text": "rain in validation", "label": "anger", "split": "validation"}
      {"text": "sun on the sea", "label": "joy", "split": "test", "id": "a", "meta": {"channel": "mail"}}
      {"text": "rain", "label": "anger", "split": "test", "id": "b", "meta": {"channel": "phone"}}
      {"text": "今天下雨了", "label": "anger", "split": "test", "id": "c", "meta": {"channel": "phone"}}
      {"text": "warm bread and butter", "label": "joy", "split": "test", "id": "d"}
      """;
  private static final String SLICES =
      """
      [{"by": "meta", "meta": "channel", "value": "phone", "examples": 2},
       {"by": "label", "meta": "", "value": "joy", "examples": 2},
       {"by": "length", "meta": "", "value": "4–5", "examples": 2},
       {"by": "language", "meta": "", "value": "chinese", "examples": 1},
       {"by": "unknown-words", "meta": "", "value": "50", "examples": 1},
       {"meta": "channel", "value": "mail", "examples": 1}]
      """;

  private TestTenant tenant;
  private UUID id;
  private String dataset;
  private List<String> examples;

  @BeforeEach
  void a_version() {
    Worker.register();
    tenant = TestTenant.create();
    id = Worker.tenantId(tenant.slug());
    dataset = tenant.dataset("feelings", "joy", "anger");
    tenant
        .upload(dataset, "application/x-ndjson", TEXTS.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(200);
    tenant
        .sending(Map.of("splits", "column"))
        .post(tenant.path("/datasets/" + dataset + "/snapshots"))
        .then()
        .statusCode(201);
    examples =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + dataset + "/examples?split=test"))
            .jsonPath()
            .getList("items.id");
    Worker.run("owner", id, "insert into model (name) values ('mood')");
    version(
        1,
        SINGLE,
        List.of(
            judged(0, "joy", "joy", 0, true, 0.1, 0.9),
            judged(1, "anger", "joy", 50, false, 1.6, 0.8),
            judged(2, "anger", "anger", 0, true, 0.36, 0.7),
            judged(3, "joy", "anger", 0, false, 0.9, 0.6)));
  }

  @Test
  void all_texts_of_the_test_are_listed_with_their_answers_the_greatest_loss_first() {
    JsonPath texts = texts("").jsonPath();

    assertThat(texts.getList("items.externalId")).containsExactly("b", "d", "c", "a");
    assertThat(texts.getMap("found"))
        .isEqualTo(Map.of("total", 4, "deleted", 0, "withheld", 0, "ranked", true));
    assertThat(texts.getString("items[0].example")).isEqualTo(examples.get(1));
    assertThat(texts.getString("items[0].text")).isEqualTo("rain");
    assertThat(texts.getString("items[0].gold.label")).isEqualTo("anger");
    assertThat(texts.getString("items[0].answer.label")).isEqualTo("joy");
    assertThat(texts.getBoolean("items[0].right")).isFalse();
    assertThat(texts.getDouble("items[0].loss")).isCloseTo(1.6, within(1e-6));
    assertThat(texts.getDouble("items[0].confidence")).isCloseTo(0.8, within(1e-6));
    assertThat(texts.getBoolean("items[0].present")).isTrue();
    assertThat(texts.getBoolean("items[0].changed")).isFalse();
    assertThat(texts.getString("items[0].annotation")).isNull();
  }

  @Test
  void a_cell_of_the_confusion_matrix_has_its_texts() {
    assertThat(found("?label=anger&answered=joy")).containsExactly("b");
    assertThat(found("?label=joy&answered=joy")).containsExactly("a");
    assertThat(found("?label=joy")).containsExactly("d", "a");
    assertThat(found("?answered=anger")).containsExactly("d", "c");
    assertThat(found("?outcome=wrong")).containsExactly("b", "d");
    assertThat(found("?outcome=right&label=anger")).containsExactly("c");
  }

  @Test
  void a_group_has_its_texts_whatever_tells_it_apart() {
    assertThat(found("?slice=1")).containsExactly("b", "c");
    assertThat(found("?slice=2")).containsExactly("d", "a");
    assertThat(found("?slice=3")).containsExactly("b", "c");
    assertThat(found("?slice=4")).containsExactly("c");
    assertThat(found("?slice=5")).containsExactly("b");
    assertThat(found("?slice=6")).containsExactly("a");
    assertThat(found("?slice=1&outcome=wrong")).containsExactly("b");
  }

  @Test
  void the_most_and_the_least_confident_answers_come_first_when_they_are_asked_for() {
    assertThat(found("?sort=most-confident")).containsExactly("a", "b", "c", "d");
    assertThat(found("?sort=least-confident")).containsExactly("d", "c", "b", "a");
  }

  @Test
  void pages_follow_one_another_and_leave_nothing_out() {
    List<String> all = new ArrayList<>();
    String after = "";
    do {
      JsonPath page = texts("?limit=1&outcome=wrong" + after).jsonPath();
      assertThat(page.getInt("found.total")).isEqualTo(2);
      all.addAll(page.getList("items.externalId"));
      after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
    } while (!after.isEmpty());

    assertThat(all).containsExactly("b", "d");
  }

  @Test
  void a_deleted_text_is_said_to_be_and_is_in_no_group_of_texts() {
    Worker.run("owner", id, "delete from example where id = ?", UUID.fromString(examples.get(1)));

    JsonPath texts = texts("?outcome=wrong").jsonPath();
    assertThat(texts.getInt("found.deleted")).isEqualTo(1);
    assertThat(texts.getString("items[0].text")).isNull();
    assertThat(texts.getBoolean("items[0].present")).isFalse();
    assertThat(texts.getString("items[0].answer.label")).isEqualTo("joy");
    assertThat(found("?slice=1")).containsExactly("c");
    assertThat(found("?slice=3")).containsExactly("c");
    assertThat(texts("?slice=5").jsonPath().getList("items")).hasSize(1);
  }

  @Test
  void a_data_set_that_is_gone_leaves_the_answers() {
    tenant.asOwner().delete(tenant.path("/datasets/" + dataset)).then().statusCode(204);

    JsonPath texts = texts("").jsonPath();
    assertThat(texts.getInt("found.deleted")).isEqualTo(4);
    assertThat(texts.getList("items.text")).containsOnlyNulls();
    assertThat(texts.getList("items.externalId")).containsOnlyNulls();
  }

  @Test
  void a_label_that_was_mended_since_is_shown_beside_the_one_of_the_test() {
    Worker.run(
        "owner",
        id,
        "update example set gold = '{\"label\": \"joy\"}' where id = ?",
        UUID.fromString(examples.get(1)));

    JsonPath texts = texts("?label=anger&answered=joy").jsonPath();
    assertThat(texts.getString("items[0].gold.label")).isEqualTo("anger");
    assertThat(texts.getBoolean("items[0].changed")).isTrue();
    assertThat(texts.getString("items[0].now.label")).isEqualTo("joy");
  }

  @Test
  void annotators_do_not_see_what_people_are_asked_about() {
    review(examples.get(1));
    JsonPath owners = texts("?outcome=wrong").jsonPath();
    assertThat(owners.getString("items[0].annotation")).isEqualTo("review");
    assertThat(owners.getBoolean("items[0].changed")).isTrue();

    String annotator = tenant.add("annotator").token();
    JsonPath texts = texts(annotator, "?outcome=wrong").jsonPath();
    assertThat(texts.getList("items.externalId")).containsExactly("d");
    assertThat(texts.getString("items[0].text")).isEqualTo("warm bread and butter");
    assertThat(texts.getInt("found.total")).isEqualTo(1);
    assertThat(texts.getInt("found.withheld")).isEqualTo(1);
    assertThat(texts(annotator, "?slice=1").jsonPath().getList("items.externalId"))
        .containsExactly("c");
  }

  @Test
  void nor_what_would_have_been_right_among_the_worst_mistakes() {
    Worker.run(
        "owner",
        id,
        "update model_version set metrics = metrics || ?::jsonb",
        "{\"mistakes\": [{\"example\": \"%s\", \"gold\": \"anger\"}, {\"example\": \"%s\", \"gold\": \"joy\"}]}"
            .formatted(examples.get(1), examples.get(3)));
    review(examples.get(1));
    String annotator = tenant.add("annotator").token();

    assertThat(mistakes(annotator)).containsExactly(examples.get(3));
    assertThat(mistakes(tenant.owner().token())).containsExactly(examples.get(1), examples.get(3));
  }

  private List<String> mistakes(String token) {
    return TestTenant.as(token)
        .get(tenant.path("/models/mood/versions/1"))
        .jsonPath()
        .getList("metrics.mistakes.example");
  }

  @Test
  void auditors_see_answers_and_neither_texts_nor_who_is_in_a_group_of_them() {
    String auditor = tenant.add("auditor").token();
    Response seen = texts(auditor, "");

    assertThat(seen.jsonPath().getList("items")).hasSize(4);
    assertThat(seen.jsonPath().getList("items.text")).containsOnlyNulls();
    assertThat(seen.asString()).doesNotContain("rain").doesNotContain("phone");
    assertThat(texts(auditor, "?slice=2").jsonPath().getList("items")).hasSize(2);
    assertThat(texts(auditor, "?slice=3").jsonPath().getList("items")).hasSize(2);
    assertProblem(texts(auditor, "?slice=1"), 403).detail("no metadata");
    assertProblem(texts(auditor, "?slice=4"), 403).detail("no texts");
  }

  @Test
  void of_several_outputs_one_can_be_asked_for_or_all_together() {
    version(
        2,
        """
        {"type": "joint", "outputs": [{"name": "mood", "type": "single-label", "labels": ["joy", "anger"]},
                                      {"name": "way", "type": "single-label", "labels": ["said", "sung"]}]}
        """,
        List.of(
            both(0, "joy", "joy", true, 0.1, 0.9, "said", "sung", false, 1.2, 0.7),
            both(1, "joy", "anger", false, 2.0, 0.8, "said", "said", true, 0.2, 0.6)));

    JsonPath all = texts(2, "").jsonPath();
    assertThat(all.getList("items.externalId")).containsExactly("b", "a");
    assertThat(all.getList("items.right")).containsExactly(false, false);
    assertThat(all.getDouble("items[1].loss")).isCloseTo(1.2, within(1e-6));
    assertThat(all.getDouble("items[1].confidence")).isCloseTo(0.7, within(1e-6));
    assertThat(all.getString("items[0].answer.outputs.mood.label")).isEqualTo("anger");

    JsonPath one = texts(2, "?output=way&outcome=wrong").jsonPath();
    assertThat(one.getList("items.externalId")).containsExactly("a");
    assertThat(one.getString("items[0].answer.label")).isEqualTo("sung");
    assertThat(one.getDouble("items[0].loss")).isCloseTo(1.2, within(1e-6));
    assertThat(texts(2, "?output=mood&answered=anger").jsonPath().getList("items.externalId"))
        .containsExactly("b");
    assertProblem(texts(2, "?output=mood&label=said"), 400).field("label", "none of the labels");
    assertProblem(texts(2, "?output=tone"), 400).field("output", "none of the outputs");
  }

  @Test
  void a_version_from_before_losses_were_kept_is_listed_in_one_order() {
    version(
        2,
        SINGLE,
        List.of(
            old(0, "{\"label\": \"joy\"}", "{\"label\": \"joy\"}"),
            old(1, "{\"label\": \"anger\"}", "{\"label\": \"joy\"}")));

    JsonPath texts = texts(2, "").jsonPath();
    assertThat(texts.getList("items.externalId")).containsExactly("a", "b");
    assertThat(texts.getList("items.right")).containsExactly(true, false);
    assertThat(texts.getList("items.loss")).containsOnlyNulls();
    assertThat(texts.getBoolean("found.ranked")).isFalse();
    assertThat(texts(2, "?outcome=wrong").jsonPath().getList("items")).hasSize(1);
    assertThat(texts(2, "?slice=1").jsonPath().getList("items.externalId")).containsExactly("b");
    assertProblem(texts(2, "?slice=5"), 409).detail("unknown words. Train it again");
  }

  @Test
  void which_values_of_such_a_version_were_right_cannot_be_told() {
    version(
        2,
        "{\"type\": \"regression\", \"outputs\": [{\"name\": \"stress\", \"min\": 0, \"max\": 10}]}",
        List.of(
            old(0, "{\"values\": {\"stress\": 3}}", "{\"values\": {\"stress\": 4.5}}"),
            old(1, "{\"values\": {\"stress\": 6}}", "{\"values\": {\"stress\": 6.5}}")));

    assertThat(texts(2, "").jsonPath().getList("items.right")).containsOnlyNulls();
    assertThat(texts(2, "").jsonPath().getDouble("items[0].answer.values.stress"))
        .isCloseTo(4.5, within(1e-6));
    assertProblem(texts(2, "?outcome=wrong"), 409).detail("which of its values were right");
  }

  @Test
  void what_is_not_there_or_makes_no_sense_is_refused() {
    assertProblem(texts("?label=grief"), 400).field("label", "none of the labels");
    assertProblem(texts("?answered=grief"), 400).field("answered", "none of the labels");
    assertProblem(texts("?outcome=maybe"), 400).field("outcome", "right, wrong");
    assertProblem(texts("?sort=length"), 400).field("sort", "must be one of");
    assertProblem(texts("?output=mood"), 400).field("output", "none of the outputs");
    assertProblem(texts("?limit=0"), 400).field("limit", "1 to 200");
    assertProblem(texts("?after=x"), 400).field("after", "is not the");
    assertProblem(texts("?slice=7"), 404).detail("no such slice");
    assertProblem(texts("?slice=x"), 404).detail("no such slice");
    assertProblem(texts(9, ""), 404).detail("no such version");
    assertProblem(
        TestTenant.create().asOwner().get(tenant.path("/models/mood/versions/1/tested-texts")),
        404);
  }

  @Test
  void a_version_from_before_answers_were_kept_is_said_to_be() {
    Worker.run("superuser", id, "delete from version_outcome where tenant_id = app_tenant()");

    assertProblem(texts(""), 409).detail("before its answers to the test texts were kept");
  }

  private void review(String example) {
    tenant
        .sending(Map.of("annotators", 1, "goldRule", "unanimous", "ordering", "arrival"))
        .put(tenant.path("/datasets/" + dataset + "/annotation"))
        .then()
        .statusCode(200);
    tenant
        .asOwner()
        .put(tenant.path("/datasets/" + dataset + "/annotation/examples/" + example + "/review"))
        .then()
        .statusCode(200);
  }

  private List<String> found(String query) {
    return texts(query).jsonPath().getList("items.externalId");
  }

  private Response texts(String query) {
    return texts(1, query);
  }

  private Response texts(int version, String query) {
    return tenant
        .asOwner()
        .get(tenant.path("/models/mood/versions/" + version + "/tested-texts" + query));
  }

  private Response texts(String token, String query) {
    return TestTenant.as(token).get(tenant.path("/models/mood/versions/1/tested-texts" + query));
  }

  private String judged(
      int text,
      String gold,
      String answer,
      int unknownWords,
      boolean right,
      double loss,
      double confidence) {
    return """
    {"example": "%s", "gold": {"label": "%s"}, "answer": {"label": "%s"}, "unknownWords": %d,
     "outputs": [{"right": %b, "loss": %s, "confidence": %s}]}
    """
        .formatted(examples.get(text), gold, answer, unknownWords, right, loss, confidence);
  }

  private String both(
      int text,
      String mood,
      String moodAnswer,
      boolean moodRight,
      double moodLoss,
      double moodConfidence,
      String way,
      String wayAnswer,
      boolean wayRight,
      double wayLoss,
      double wayConfidence) {
    return """
    {"example": "%s", "gold": {"outputs": {"mood": {"label": "%s"}, "way": {"label": "%s"}}},
     "answer": {"outputs": {"mood": {"label": "%s"}, "way": {"label": "%s"}}}, "unknownWords": 0,
     "outputs": [{"right": %b, "loss": %s, "confidence": %s}, {"right": %b, "loss": %s, "confidence": %s}]}
    """
        .formatted(
            examples.get(text),
            mood,
            way,
            moodAnswer,
            wayAnswer,
            moodRight,
            moodLoss,
            moodConfidence,
            wayRight,
            wayLoss,
            wayConfidence);
  }

  private String old(int text, String gold, String answer) {
    return "{\"example\": \"%s\", \"gold\": %s, \"answer\": %s}"
        .formatted(examples.get(text), gold, answer);
  }

  /** Publishes a version as a worker does. */
  private void version(int number, String task, List<String> texts) {
    Worker.run(
        id,
        """
        insert into model_version (model_id, number, snapshot_id, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select m.id, ?, s.id, 'tiny-en', 'lora', ?::jsonb, jsonb_build_object('slices', ?::jsonb),
               '{"snapshot": 1}', 'a/' || ?::text, '{}'
          from model m, snapshot s where m.name = 'mood' and s.number = 1
        """,
        number,
        task,
        SLICES,
        number);
    Worker.run(
        id,
        "insert into version_outcome (version_id, texts) select id, ?::jsonb from model_version where number = ?",
        texts.toString(),
        number);
  }
}
