package dev.attune.api.models;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import dev.attune.data.crypto.TenantKeys;
import dev.attune.data.crypto.TextCipher;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModelsTest {
  @Inject TenantKeys keys;

  private TrainedTenant trained;
  private TestTenant tenant;

  @BeforeEach
  void make() {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
    trained.versions(2);
  }

  @Test
  void a_model_tells_its_versions_and_what_serves() {
    tenant.sending(Map.of("production", 1)).put(tenant.path("/models/m/deployment"));

    JsonPath models = tenant.asOwner().get(tenant.path("/models")).jsonPath();
    JsonPath model = tenant.asOwner().get(tenant.path("/models/m")).jsonPath();

    assertThat(models.getMap("items[0]"))
        .containsEntry("latestVersion", 2)
        .containsEntry("production", 1)
        .doesNotContainKey("deployment");
    assertThat(model.getInt("deployment.production")).isEqualTo(1);
  }

  @Test
  void a_version_tells_metrics_lineage_and_whether_it_serves() {
    tenant.sending(Map.of("production", 1)).put(tenant.path("/models/m/deployment"));

    JsonPath version = tenant.asOwner().get(tenant.path("/models/m/versions/1")).jsonPath();
    JsonPath all = tenant.asOwner().get(tenant.path("/models/m/versions")).jsonPath();

    assertThat(version.getDouble("metrics.test.macroF1.value")).isEqualTo(0.79);
    assertThat(version.getList("metrics.test.confusion")).hasSize(2);
    assertThat(version.getInt("lineage.seed")).isEqualTo(7);
    assertThat(version.getList("serving")).containsExactly("production");
    assertThat(all.getList("items.number")).containsExactly(2, 1);
    assertThat(all.getList("items.serving")).containsExactly(List.of(), List.of("production"));
    for (String heavy : List.of("test.confusion", "test.perClass", "slices", "mistakes")) {
      assertThat(all.getString("items[0].metrics." + heavy)).as(heavy).isNull();
    }
    assertThat(version.getList("metrics.mistakes")).hasSize(1);
    assertThat(version.getString("metrics.slices[0].value")).isEqualTo("forum");
  }

  @Test
  void sealed_figures_of_groups_are_shown_to_every_member() {
    sealSlices();

    for (TestUser member :
        List.of(tenant.owner(), tenant.add("annotator"), tenant.add("auditor"))) {
      RequestSpecification request = TestTenant.as(member.token());
      JsonPath version = request.get(tenant.path("/models/m/versions/1")).jsonPath();
      assertThat(version.getString("metrics.slices[0].value")).isEqualTo("telephone");
    }
    String run =
        Worker.look(
            "select id from training_run where tenant_id = ? and version = 1", trained.id());
    assertThat(
            tenant
                .asOwner()
                .get(tenant.path("/training-runs/" + run))
                .jsonPath()
                .getString("metrics.slices[0].value"))
        .isEqualTo("telephone");
    assertThat(
            tenant
                .asOwner()
                .get(tenant.path("/models/m/versions"))
                .jsonPath()
                .getString("items[1].metrics.slices"))
        .isNull();
  }

  /** Stores version 1 as a worker of this release does. */
  private void sealSlices() {
    byte[] wrapped =
        HexFormat.of()
            .parseHex(
                Worker.look(
                    "select encode(wrapped_keys, 'hex') from tenant where id = ?", trained.id()));
    String sealed =
        Base64.getEncoder()
            .encodeToString(
                keys.open(trained.id(), wrapped)
                    .encrypt(
                        TextCipher.Purpose.SLICES,
                        """
                        [{"meta": "channel", "value": "telephone", "examples": 12,
                          "figure": {"name": "macroF1", "value": 0.7, "low": 0.5, "high": 0.9}}]
                        """));
    for (String table : List.of("model_version", "training_run")) {
      Worker.run(
          "superuser",
          trained.id(),
          "update "
              + table
              + " set metrics = jsonb_set(metrics, '{slices}', to_jsonb(?::text)) where tenant_id = app_tenant()",
          sealed);
    }
  }

  @Test
  void unknown_models_and_versions_are_not_found() {
    for (String path :
        List.of(
            "/models/x",
            "/models/x/versions",
            "/models/m/versions/3",
            "/models/m/versions/x",
            "/models/m/versions/3/card")) {
      assertProblem(tenant.asOwner().get(tenant.path(path)), 404);
    }
  }

  @Test
  void the_card_is_made_from_the_versions_facts() {
    JsonPath card = card("application/json").jsonPath();

    assertThat(card.getString("baseModel.licence")).isEqualTo("MIT");
    assertThat(card.getString("data.dataset")).isEqualTo("feelings");
    assertThat(card.getInt("data.counts.train")).isEqualTo(16);
    assertThat(card.getDouble("test.headline.low")).isEqualTo(0.69);
    assertThat(card.getList("test.figures.name")).containsExactlyInAnyOrder("accuracy", "macroF1");
    assertThat(card.getDouble("calibration.temperature")).isEqualTo(1.3);
    assertThat(card.getList("warnings")).containsExactly("Validation is small.");
    assertThat(card.getList("limits", String.class))
        .anyMatch(limit -> limit.contains("\"joy\" rest on 10 test examples"))
        .noneMatch(limit -> limit.contains("\"anger\" rest on"))
        .anyMatch(limit -> limit.contains("128 tokens"))
        .anyMatch(limit -> limit.contains("English"))
        .anyMatch(limit -> limit.contains("not been audited for bias"));
  }

  @Test
  void the_card_of_a_joint_task_tells_each_output() {
    Worker.run(
        trained.id(),
        """
        insert into model_version (model_id, number, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select id, 9, 'tiny-en', 'lora', ?::jsonb, ?::jsonb, '{}', 'a/b', '{}' from model where name = 'm'
        """,
        """
        {"type": "joint", "outputs": [{"name": "intent", "type": "single-label", "labels": ["book", "cancel"]},
                                      {"name": "mood", "type": "regression", "outputs": [{"name": "valence", "min": 0, "max": 1}]}]}
        """,
        """
        {"task": "joint",
         "test": {"type": "joint", "examples": 40, "headline": {"name": "mean", "value": 0.8, "low": 0.7, "high": 0.9},
           "allCorrect": {"value": 0.6, "low": 0.5, "high": 0.7},
           "outputs": {
             "intent": {"type": "single-label", "examples": 40, "headline": {"name": "macroF1", "value": 0.9, "low": 0.8, "high": 1.0},
                        "perClass": [{"label": "book", "precision": 1, "recall": 1, "f1": 1, "support": 5}]},
             "mood": {"type": "regression", "examples": 40, "headline": {"name": "pearson", "value": 0.7, "low": 0.6, "high": 0.8},
                      "outputs": [{"name": "valence", "pearson": {"value": 0.7, "low": 0.6, "high": 0.8}}]}}}}
        """);

    Response card = tenant.asOwner().get(tenant.path("/models/m/versions/9/card"));
    String markdown =
        tenant
            .asOwner()
            .accept("text/markdown")
            .get(tenant.path("/models/m/versions/9/card"))
            .asString();

    assertThat(card.jsonPath().getString("test.outputs.mood.figures[0].name"))
        .isEqualTo("valence: pearson");
    assertThat(card.jsonPath().getList("data.labels")).containsExactly("book", "cancel");
    assertThat(card.jsonPath().getList("limits", String.class))
        .anyMatch(limit -> limit.contains("\"book\" in \"intent\" rest on 5"))
        .anyMatch(limit -> limit.contains("valence within their ranges"));
    assertThat(markdown)
        .contains("all outputs right 0.600")
        .contains("Test (intent) split, 40 examples: **macro F1 0.900")
        .contains("Test (mood) split");
  }

  @Test
  void the_card_tells_where_the_version_itself_cuts_texts() {
    version(
        """
        {"type": "single-label", "labels": ["joy", "anger"]}
        """,
        "{}",
        "{\"hyperparameters\": {\"maxTokens\": 64}}");

    assertThat(limits(9)).anyMatch(limit -> limit.startsWith("It reads the first 64 tokens"));
  }

  @Test
  void the_card_says_that_a_version_refuses_only_when_it_does() {
    String task =
        "{\"type\": \"single-label\", \"labels\": [\"joy\", \"anger\"], \"outOfScope\": \"other\"}";
    String metrics =
        """
        {"test": {"type": "single-label", "examples": 40, "headline": {"name": "macroF1", "value": 0.8, "low": 0.7, "high": 0.9},
          "outOfScope": {"threshold": %s, "examples": 7, "recall": 0.71, "inScopeAccuracy": {"value": 0.83, "low": 0.7, "high": 0.9},
                         "inScopePrecision": 0.95, "inScopeRecall": 0.9, "auroc": 0.93, "recallAt95Precision": 0.68, "recallAt95Recall": 0.6}}}
        """;
    version(task, metrics.formatted("0.62"), "{}");
    assertThat(limits(9)).anyMatch(limit -> limit.contains("it refuses texts that seem"));
    assertThat(cardOf(9).getDouble("test.refusals.recallAt95Precision")).isEqualTo(0.68);
    assertThat(cardOf(9).getList("test.figures.name")).contains("inScopeAccuracy");
    assertThat(tenant.asOwner().accept("text/markdown").get(cardPath(9)).asString())
        .contains("Texts out of scope, 7 examples: refused 0.710 at the threshold 0.620")
        .contains("accuracy in scope 0.830 (95 % interval 0.700 to 0.900)");

    replace(metrics.formatted("0.0"));
    assertThat(limits(9)).anyMatch(limit -> limit.contains("every text gets one of them"));
    replace("{}");
    assertThat(limits(9)).anyMatch(limit -> limit.contains("every text gets one of them"));
  }

  @Test
  void the_card_says_how_many_true_values_lay_inside_the_intervals() {
    version(
        "{\"type\": \"regression\", \"outputs\": [{\"name\": \"stress\", \"min\": 0, \"max\": 10}]}",
        """
        {"test": {"type": "regression", "examples": 40, "headline": {"name": "pearson", "value": 0.7, "low": 0.6, "high": 0.8},
                  "outputs": [{"name": "stress", "pearson": {"value": 0.7, "low": 0.6, "high": 0.8}, "coverage": 0.725}]}}
        """,
        "{}");

    assertThat(limits(9))
        .anyMatch(
            limit ->
                limit.contains("held 73 % of the true values of stress in its test")
                    && !limit.contains("nine of ten"));
    assertThat(cardOf(9).getDouble("test.coverage.stress")).isEqualTo(0.725);
  }

  private void version(String task, String metrics, String lineage) {
    Worker.run(
        trained.id(),
        """
        insert into model_version (model_id, number, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select id, 9, 'tiny-en', 'lora', ?::jsonb, ?::jsonb, ?::jsonb, 'a/b', '{}' from model where name = 'm'
        """,
        task,
        metrics,
        lineage);
  }

  private void replace(String metrics) {
    Worker.run(
        "superuser",
        trained.id(),
        "update model_version set metrics = ?::jsonb where tenant_id = app_tenant() and number = 9",
        metrics);
  }

  private String cardPath(int version) {
    return tenant.path("/models/m/versions/" + version + "/card");
  }

  private JsonPath cardOf(int version) {
    return tenant.asOwner().get(cardPath(version)).jsonPath();
  }

  private List<String> limits(int version) {
    return cardOf(version).getList("limits", String.class);
  }

  @Test
  void the_card_is_markdown_for_who_asks_for_it() {
    Response card = card("text/markdown");

    assertThat(card.contentType()).startsWith("text/markdown");
    assertThat(card.asString())
        .startsWith("# m, version 1\n")
        .contains("macro F1 0.790 (95 % interval 0.690 to 0.890)")
        .contains("| joy | 0.800 | 0.750 | 0.774 | 10 |")
        .contains("- Validation is small.")
        .contains("\"epochs\" : 2");
    assertThat(card("*/*").contentType()).startsWith("application/json");
    assertProblem(card("image/png"), 406);
  }

  @Test
  void the_card_stays_when_the_data_set_goes() {
    assertThat(tenant.asOwner().delete(tenant.path("/datasets/feelings")).statusCode())
        .isEqualTo(204);

    JsonPath card = card("application/json").jsonPath();

    assertThat(card.getString("data.dataset")).isEqualTo("feelings");
    assertThat(card.getString("data.language")).isNull();
    assertThat(card.getList("limits", String.class)).anyMatch(limit -> limit.contains("deleted"));
  }

  private Response card(String accept) {
    return tenant.asOwner().accept(accept).get(tenant.path("/models/m/versions/1/card"));
  }
}
