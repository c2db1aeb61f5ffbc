package dev.attune.api.testedtexts;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Four texts in two moods, languages and channels, of which a version got two wrong. */
abstract class JudgedVersion {
  static final String SINGLE = "{\"type\": \"single-label\", \"labels\": [\"joy\", \"anger\"]}";

  static final String TEXTS =
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

  static final String SLICES =
      """
      [{"by": "meta", "meta": "channel", "value": "phone", "examples": 2},
       {"by": "label", "meta": "", "value": "joy", "examples": 2},
       {"by": "length", "meta": "", "value": "4–5", "examples": 2},
       {"by": "language", "meta": "", "value": "chinese", "examples": 1},
       {"by": "unknown-words", "meta": "", "value": "50", "examples": 1},
       {"meta": "channel", "value": "mail", "examples": 1}]
      """;

  TestTenant tenant;

  UUID id;

  String dataset;

  List<String> examples;

  @BeforeEach
  final void a_version() {
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

  List<String> found(String query) {
    return texts(query).jsonPath().getList("items.externalId");
  }

  Response texts(String query) {
    return texts(1, query);
  }

  Response texts(int version, String query) {
    return tenant
        .asOwner()
        .get(tenant.path("/models/mood/versions/" + version + "/tested-texts" + query));
  }

  Response texts(String token, String query) {
    return TestTenant.as(token).get(tenant.path("/models/mood/versions/1/tested-texts" + query));
  }

  String judged(
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

  String both(
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

  String old(int text, String gold, String answer) {
    return "{\"example\": \"%s\", \"gold\": %s, \"answer\": %s}"
        .formatted(examples.get(text), gold, answer);
  }

  /** Publishes a version as a worker does. */
  void version(int number, String task, List<String> texts) {
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
